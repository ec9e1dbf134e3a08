package io.github.tornadoqat.program;

/**
 * How the elements of a tensor fall into the sequences that share one encoding.
 *
 * <p>Sequence {@code p} consists of pieces of {@code run} consecutive elements, {@code stride}
 * elements apart, the first at {@code start(p)}. Encodings are numbered in row-major order of the
 * scale tensor that ONNX would store: by channel, or by (outer, block, inner) for groups.
 *
 * <p>Sums are taken in one canonical order, on every device and thread count: a sequence is cut
 * into chunks of {@link #CHUNK} elements; within a chunk, element j is added to lane {@code j mod}
 * {@link #LANES} in ascending order in float32; the lanes are then added in halves (lane i and lane
 * i + 16, then i and i + 8, …). A chunk's sums are an op's result; whoever reads them adds chunks
 * in ascending order in double precision.
 */
public final class Layout {
  /** Elements of a sequence that are summed together in single precision. */
  public static final int CHUNK = 4096;

  /** Partial sums kept side by side within a chunk. */
  public static final int LANES = 32;

  private final long sequences;
  private final long innerRadix;
  private final long blockRadix;
  private final long outerStride;
  private final long blockStride;
  private final long run;
  private final long pieces;
  private final long stride;
  private final long lastBlock;
  private final int chunks;

  private Layout(
      long outers, long blocks, long inners, long outerStride, long blockStride, Pieces pieces) {
    this.sequences = outers * blocks * inners;
    this.innerRadix = inners;
    this.blockRadix = blocks;
    this.outerStride = outerStride;
    this.blockStride = blockStride;
    this.run = pieces.run;
    this.pieces = pieces.count;
    this.stride = pieces.stride;
    this.lastBlock = pieces.last;
    this.chunks = Math.toIntExact(Math.max(1, Math.ceilDiv(run * this.pieces, CHUNK)));
  }

  /** Pieces of a sequence; {@code last} elements are in the last block of an axis. */
  private record Pieces(long run, long count, long stride, long last) {}

  static Layout of(Granularity granularity, Shape shape) {
    return switch (granularity) {
      case Granularity.PerTensor() -> {
        long n = shape.elements();
        yield new Layout(1, 1, 1, 0, 0, new Pieces(n, 1, n, n));
      }
      case Granularity.PerChannel(int axis) -> {
        long channels = shape.length(axis);
        long inner = shape.inner(axis);
        long outer = shape.outer(axis);
        Pieces pieces = new Pieces(inner, outer, channels * inner, outer * inner);
        yield new Layout(1, channels, 1, 0, inner, pieces);
      }
      case Granularity.PerGroup(int axis, int requested) -> {
        long length = shape.length(axis);
        long inner = shape.inner(axis);
        long size = Math.min(requested, Math.max(1, length));
        long blocks = Math.ceilDiv(length, size);
        long last = length - (blocks - 1) * size;
        Pieces pieces =
            inner == 1 ? new Pieces(size, 1, size, last) : new Pieces(1, size, inner, last);
        yield new Layout(shape.outer(axis), blocks, inner, length * inner, size * inner, pieces);
      }
    };
  }

  /** The number of encodings. */
  public int sequences() {
    return Math.toIntExact(sequences);
  }

  /** The flat index of the first element of sequence {@code p}. */
  public long start(long p) {
    long block = p / innerRadix;
    return block / blockRadix * outerStride + block % blockRadix * blockStride + p % innerRadix;
  }

  /** The number of elements of sequence {@code p}. */
  public long length(long p) {
    return p / innerRadix % blockRadix == blockRadix - 1 ? lastBlock : run * pieces;
  }

  /** The most elements that a sequence has. */
  public long maxLength() {
    return run * pieces;
  }

  /** Sequences whose elements lie between each other's: p and p + 1 start side by side. */
  public long inners() {
    return innerRadix;
  }

  /**
   * Sequences of neighbouring numbers whose elements lie side by side: p and p + 1 do unless p + 1
   * is a multiple of it. One where a sequence has neighbouring elements of its own.
   */
  public long sideBySide() {
    if (run > 1 || isContiguous()) {
      return 1;
    }
    return innerRadix == 1 && blockStride == 1 ? blockRadix : innerRadix;
  }

  /** The distance from the first element of a sequence to that of the one a block later. */
  public long blockStride() {
    return blockStride;
  }

  /** The distance from the first element of a sequence to that of the one all blocks later. */
  public long outerStride() {
    return outerStride;
  }

  /** Sequences of neighbouring numbers, of which the last may be shorter: the blocks of an axis. */
  public long blocks() {
    return blockRadix;
  }

  /** The number of elements of the last of every {@link #blocks} sequences. */
  public long lastLength() {
    return lastBlock;
  }

  /** Consecutive elements in a piece of a sequence; a shorter last one is not cut into pieces. */
  public long run() {
    return run;
  }

  /** The distance from one piece of a sequence to the next. */
  public long stride() {
    return stride;
  }

  /** Whether the elements of every sequence lie side by side. */
  public boolean isContiguous() {
    return pieces == 1 || stride == run;
  }

  /** Chunks a sequence, the same for all: a shorter last group has empty ones. */
  public int chunks() {
    return chunks;
  }

  /** Chunks of all sequences: chunk c of sequence p is number {@code p·chunks() + c}. */
  public int totalChunks() {
    return Math.toIntExact(sequences * chunks);
  }

  /** The number of elements in chunk {@code c} of sequence {@code p}. */
  public int chunkLength(long p, int c) {
    return Math.clamp(length(p) - (long) c * CHUNK, 0, CHUNK);
  }
}
