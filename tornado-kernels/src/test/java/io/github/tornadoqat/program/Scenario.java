package io.github.tornadoqat.program;

import io.github.tornadoqat.math.Rounding;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An op with all that it reads; the same on every backend. */
final class Scenario {
  private final OpKind kind;
  private final TensorCase tensor;
  private final Rounding mode;
  private final List<EncodingCase> encodings;
  private final Membership membership;
  private final float[] x;
  private final float[] upstream;
  private final Values values;
  private final long seed;
  private final long step;
  private final long first;
  private final String label;

  private Scenario(
      OpKind kind,
      TensorCase tensor,
      Rounding mode,
      List<EncodingCase> encodings,
      Values values,
      long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    this.membership = Membership.of(tensor.granularity(), tensor.shape());
    this.kind = kind;
    this.tensor = tensor;
    this.mode = mode;
    this.encodings = encodings;
    this.x = values.fill(random, membership, encodings);
    this.upstream = values.fillUpstream(random, x.length);
    this.values = values;
    this.seed = seed;
    this.step = random.nextLong();
    this.first = random.nextLong(1L << 62);
    this.label = kind + " " + tensor + " " + mode + " " + values + " seed " + seed;
  }

  /** The elements are a family's, for encodings given by sequence. */
  static Scenario of(
      OpKind kind,
      TensorCase tensor,
      Rounding mode,
      List<EncodingCase> encodings,
      Values values,
      long seed) {
    return new Scenario(kind, tensor, mode, encodings, values, seed);
  }

  /** Encodings are random, the rounding mode too. */
  static Scenario random(OpKind kind, TensorCase tensor, Values values, long seed) {
    SplittableRandom random = new SplittableRandom(~seed);
    int p = Membership.of(tensor.granularity(), tensor.shape()).sequences();
    List<EncodingCase> encodings =
        Stream.generate(() -> EncodingCase.random(random)).limit(p).toList();
    if (kind == OpKind.ROUND) {
      encodings = encodings.stream().map(e -> e.withScale(1f)).toList();
    }
    return of(kind, tensor, pick(random, Rounding.values()), encodings, values, seed);
  }

  /** Everything is random. */
  static Scenario random(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    OpKind kind = pick(random, OpKind.values());
    Values values = pick(random, Values.values());
    return random(kind, TensorCase.random(random), values, seed);
  }

  /** This scenario rounded another way. */
  Scenario with(Rounding other) {
    return of(kind, tensor, other, encodings, values, seed);
  }

  /** This scenario with other elements, half the scales, and for all else the same shapes. */
  Scenario with(Values other) {
    List<EncodingCase> halves = encodings.stream().map(e -> e.withScale(0.5f * e.scale())).toList();
    return of(kind, tensor, mode, halves, other, seed);
  }

  private static <T> T pick(SplittableRandom random, T[] all) {
    return all[random.nextInt(all.length)];
  }

  OpKind kind() {
    return kind;
  }

  Shape shape() {
    return tensor.shape();
  }

  Granularity granularity() {
    return tensor.granularity();
  }

  Rounding mode() {
    return mode;
  }

  List<EncodingCase> encodings() {
    return encodings;
  }

  /** The encodings, then others with their grids and other scales, trial by trial. */
  List<EncodingCase> trials(int count) {
    return IntStream.range(0, count)
        .boxed()
        .flatMap(t -> encodings.stream().map(e -> e.withScale(e.scale() * (1f - 0.3f * t))))
        .toList();
  }

  Membership membership() {
    return membership;
  }

  float[] x() {
    return x;
  }

  float[] upstream() {
    return upstream;
  }

  /** Seed, step and first index of stochastic rounding. */
  long[] random() {
    return new long[] {seed * 0x9E37_79B9_7F4A_7C15L, step, first};
  }

  int bins() {
    return 1 + Math.floorMod(seed, 200);
  }

  /** A value grid, the same for the same seed. */
  GridCase grid() {
    GridCase[] all = GridCase.values();
    return all[Math.floorMod(seed, all.length)];
  }

  /** A code type that holds every index of {@link #grid}. */
  ElementType gridCodeType() {
    List<ElementType> fitting = grid().codeTypes();
    return fitting.get(Math.floorMod(seed, fitting.size()));
  }

  /** I8 or U8. */
  ElementType nibbleType() {
    return Math.floorMod(seed, 2) == 0 ? ElementType.I8 : ElementType.U8;
  }

  /** A type that holds all grids; 16 bits wide for some seeds where 8 would do. */
  ElementType codeType() {
    int qmin = encodings.stream().mapToInt(EncodingCase::qmin).min().orElse(0);
    int qmax = encodings.stream().mapToInt(EncodingCase::qmax).max().orElse(1);
    List<ElementType> fitting =
        Stream.of(ElementType.I8, ElementType.U8, ElementType.I16, ElementType.U16)
            .filter(t -> t.holds(qmin, qmax))
            .toList();
    return fitting.isEmpty() ? ElementType.U16 : fitting.get(Math.floorMod(seed, fitting.size()));
  }

  /** The same for scenarios that one plan can run one after the other. */
  List<Object> planKey() {
    List<Object> own =
        switch (kind) {
          case QUANTIZE, DEQUANTIZE -> List.of(codeType());
          case HISTOGRAM -> List.of(bins());
          case FAKE_QUANTIZE_TO_GRID, QUANTIZE_TO_GRID, DEQUANTIZE_FROM_GRID ->
              List.of(grid(), gridCodeType());
          case PACK_NIBBLES, UNPACK_NIBBLES -> List.of(nibbleType());
          default -> List.of();
        };
    return List.of(kind, tensor, mode, own);
  }

  /** Any codes of {@link #codeType}, as a byte[] or a short[]. */
  Object codes() {
    return codes(codeType(), x.length);
  }

  /** Any codes of a type. */
  Object codes(ElementType type, int n) {
    Object array = ReferenceBuffer.newArray(type, n);
    SplittableRandom random = new SplittableRandom(seed + 1);
    IntStream.range(0, n)
        .forEach(
            i -> {
              switch (array) {
                case byte[] bytes -> bytes[i] = (byte) random.nextInt();
                case short[] shorts -> shorts[i] = (short) random.nextInt();
                default -> throw new AssertionError(type);
              }
            });
    return array;
  }

  @Override
  public String toString() {
    return label;
  }
}
