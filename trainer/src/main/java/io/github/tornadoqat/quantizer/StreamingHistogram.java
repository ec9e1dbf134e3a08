package io.github.tornadoqat.quantizer;

/**
 * Counts of a stream of finite values in bins whose range need not be known ahead.
 *
 * <p>A bin is [k·w, (k+1)·w) with w a power of two. When values come to span more than the capacity
 * of bins, w doubles and neighbours are merged, which loses nothing: bins depend only on the
 * values, not on their order or batches. Once that happened, more than half of the capacity spans
 * the values. The width never falls below the last place of the largest float32 included.
 */
final class StreamingHistogram {
  private final int capacity;

  /** Bin k is in cell k mod capacity. */
  private long[] cells;

  private int exponent;
  private double inverseWidth;
  private float min;
  private float max;
  private long total;

  /**
   * @param capacity the most bins, a power of two
   */
  StreamingHistogram(int capacity) {
    this.capacity = capacity;
    clear();
  }

  void clear() {
    cells = new long[capacity];
    min = Float.POSITIVE_INFINITY;
    max = Float.NEGATIVE_INFINITY;
    total = 0;
    setExponent(Float.MIN_EXPONENT - Float.PRECISION + 1);
  }

  void add(float value) {
    include(value);
    cells[cell(bin(value))]++;
    total++;
  }

  /** Makes room for a value without counting it. */
  void include(float value) {
    if (value < min || value > max) {
      extend(value);
    }
  }

  /** The number of values. */
  long total() {
    return total;
  }

  /** The first bin that may count a value. */
  int first() {
    return bin(min);
  }

  /** The last bin that may count a value. */
  int last() {
    return bin(max);
  }

  long count(int bin) {
    return cells[cell(bin)];
  }

  double width() {
    return Math.scalb(1.0, exponent);
  }

  /** The lower edge of a bin, no further out than values are. */
  double lowerEdge(int bin) {
    return Math.clamp(bin * width(), (double) min, (double) max);
  }

  /** The upper edge of a bin, no further out than values are. */
  double upperEdge(int bin) {
    return lowerEdge(bin + 1);
  }

  private void extend(float value) {
    boolean empty = min > max;
    int oldFirst = empty ? 0 : first();
    int oldLast = empty ? -1 : last();
    int oldExponent = exponent;
    min = Math.min(min, value);
    max = Math.max(max, value);
    int lastPlace = Math.getExponent(Math.max(-min, max)) - Float.PRECISION + 1;
    setExponent(Math.max(exponent, lastPlace));
    while (last() - first() >= capacity) {
      setExponent(exponent + 1);
    }
    if (exponent > oldExponent) {
      merge(oldFirst, oldLast, Math.min(exponent - oldExponent, Integer.SIZE - 1));
    }
  }

  private void merge(int oldFirst, int oldLast, int doublings) {
    long[] old = cells;
    cells = new long[capacity];
    for (int k = oldFirst; k <= oldLast; k++) {
      cells[cell(k >> doublings)] += old[cell(k)];
    }
  }

  private void setExponent(int exponent) {
    this.exponent = exponent;
    this.inverseWidth = Math.scalb(1.0, -exponent);
  }

  private int bin(float value) {
    return (int) Math.floor(value * inverseWidth);
  }

  private int cell(int bin) {
    return bin & (capacity - 1);
  }
}
