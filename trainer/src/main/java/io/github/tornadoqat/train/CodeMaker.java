package io.github.tornadoqat.train;

import io.github.tornadoqat.math.IntegerGrid;
import io.github.tornadoqat.math.Rounding;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.Buffer;
import io.github.tornadoqat.program.ElementType;
import io.github.tornadoqat.program.Op;
import io.github.tornadoqat.program.Plan;
import io.github.tornadoqat.program.Program;
import io.github.tornadoqat.program.QuantizationSpec;
import io.github.tornadoqat.program.Residency;
import io.github.tornadoqat.program.RoundingRule;
import io.github.tornadoqat.program.Shape;
import io.github.tornadoqat.quantizer.Encoding;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** Quantizes slices to codes. */
public final class CodeMaker {
  private final Backend backend;
  private final Rounding rounding;
  private final long seed;

  /**
   * @param rounding how values become codes
   * @param seed for stochastic rounding
   */
  public CodeMaker(Backend backend, Rounding rounding, long seed) {
    this.backend = backend;
    this.rounding = rounding;
    this.seed = seed;
  }

  /** The smallest type that holds a grid's codes. */
  public static ElementType typeOf(IntegerGrid grid) {
    if (grid.isSigned()) {
      return grid.bits() <= 8 ? ElementType.I8 : ElementType.I16;
    }
    return grid.bits() <= 8 ? ElementType.U8 : ElementType.U16;
  }

  /**
   * The code of each value. Stochastic rounding draws for (seed, tensor, index of the element), so
   * that codes do not depend on how a tensor is cut.
   *
   * @param slice finite values
   * @param encodings one for each range of the slice
   * @param tensor the tensor's name
   * @param first the index of the slice's first element, {@link TensorCutter#first}
   */
  public int[] codes(Slice slice, List<Encoding> encodings, String tensor, long first) {
    ElementType type = typeOf(encodings.getFirst().grid());
    float[] table = new float[QuantizationSpec.ROWS * encodings.size()];
    for (int p = 0; p < encodings.size(); p++) {
      encodings.get(p).store(table, p);
    }
    Shape columns = Shape.of(QuantizationSpec.ROWS, encodings.size());
    try (Buffer x = backend.wrap(slice.values(), slice.shape());
        Buffer e = backend.allocate(ElementType.F32, columns, Residency.STEP);
        Buffer random = backend.allocate(ElementType.I64, Shape.of(3), Residency.STEP);
        Buffer codes = backend.allocate(type, slice.shape(), Residency.RESULT);
        Buffer nans = backend.allocate(ElementType.I32, Shape.of(1), Residency.RESULT)) {
      e.put(table);
      random.put(new long[] {seed, key(tensor), first});
      RoundingRule rule =
          rounding == Rounding.STOCHASTIC
              ? RoundingRule.stochastic(random)
              : RoundingRule.of(rounding);
      QuantizationSpec spec = new QuantizationSpec(e, slice.granularity(), rule);
      try (Plan plan = backend.compile(Program.of(new Op.Quantize(x, spec, codes, nans)))) {
        plan.execute();
      }
      return integers(codes);
    }
  }

  /** The first 8 bytes of the SHA-256 of the name, big-endian: the same on every machine. */
  private static long key(String tensor) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return ByteBuffer.wrap(digest.digest(tensor.getBytes(StandardCharsets.UTF_8))).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  private static int[] integers(Buffer codes) {
    int n = Math.toIntExact(codes.elements());
    int[] integers = new int[n];
    if (codes.type().bytes() == 1) {
      byte[] bytes = new byte[n];
      codes.get(bytes);
      boolean unsigned = codes.type() == ElementType.U8;
      for (int i = 0; i < n; i++) {
        integers[i] = unsigned ? Byte.toUnsignedInt(bytes[i]) : bytes[i];
      }
    } else {
      short[] shorts = new short[n];
      codes.get(shorts);
      boolean unsigned = codes.type() == ElementType.U16;
      for (int i = 0; i < n; i++) {
        integers[i] = unsigned ? Short.toUnsignedInt(shorts[i]) : shorts[i];
      }
    }
    return integers;
  }
}
