package io.github.tornadoqat.tornado;

import io.github.tornadoqat.math.AffineMath;
import io.github.tornadoqat.math.CounterRandom;
import io.github.tornadoqat.math.Rounding;
import io.github.tornadoqat.program.ElementType;
import io.github.tornadoqat.program.Op;
import io.github.tornadoqat.program.QuantizationSpec;
import java.util.List;
import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.common.TaskPackage;
import uk.ac.manchester.tornado.api.types.arrays.ByteArray;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;
import uk.ac.manchester.tornado.api.types.arrays.LongArray;
import uk.ac.manchester.tornado.api.types.arrays.ShortArray;

/** {@link Op.Quantize} and {@link Op.Dequantize}: 5 or 6 bytes move for each element. */
final class CodesTask {
  private CodesTask() {}

  static void toBytesKernel(
      KernelContext context,
      FloatArray x,
      FloatArray encodings,
      LongArray random,
      ByteArray codes,
      IntArray nans,
      int n,
      int columns,
      int mode,
      int outer,
      int a,
      int block,
      int b,
      int inner) {
    int first = context.groupIdx * Launch.TILE + context.localIdx;
    for (int k = 0; k < Launch.PER_ITEM; k++) {
      int i = first + k * Launch.GROUP;
      if (i < n) {
        int p = Columns.column(i, outer, a, block, b, inner);
        float u = 0f;
        if (mode == Rounding.STOCHASTIC_CODE) {
          u = CounterRandom.uniform(random.get(0), random.get(1), random.get(2) + i);
        }
        float steps = steps(mode, x.get(i), encodings, columns, p, u);
        codes.set(i, (byte) code(steps, encodings, columns, p));
        if (isNan(steps)) {
          context.atomicAdd(nans, 0, 1);
        }
      }
    }
  }

  static void toShortsKernel(
      KernelContext context,
      FloatArray x,
      FloatArray encodings,
      LongArray random,
      ShortArray codes,
      IntArray nans,
      int n,
      int columns,
      int mode,
      int outer,
      int a,
      int block,
      int b,
      int inner) {
    int first = context.groupIdx * Launch.TILE + context.localIdx;
    for (int k = 0; k < Launch.PER_ITEM; k++) {
      int i = first + k * Launch.GROUP;
      if (i < n) {
        int p = Columns.column(i, outer, a, block, b, inner);
        float u = 0f;
        if (mode == Rounding.STOCHASTIC_CODE) {
          u = CounterRandom.uniform(random.get(0), random.get(1), random.get(2) + i);
        }
        float steps = steps(mode, x.get(i), encodings, columns, p, u);
        codes.set(i, (short) code(steps, encodings, columns, p));
        if (isNan(steps)) {
          context.atomicAdd(nans, 0, 1);
        }
      }
    }
  }

  static void fromBytesKernel(
      KernelContext context,
      ByteArray codes,
      FloatArray encodings,
      FloatArray y,
      int n,
      int columns,
      int unsigned,
      int outer,
      int a,
      int block,
      int b,
      int inner) {
    int first = context.groupIdx * Launch.TILE + context.localIdx;
    for (int k = 0; k < Launch.PER_ITEM; k++) {
      int i = first + k * Launch.GROUP;
      if (i < n) {
        int p = Columns.column(i, outer, a, block, b, inner);
        int stored = codes.get(i);
        float code = unsigned == 1 ? stored & 0xFF : stored;
        y.set(i, value(code, encodings, columns, p));
      }
    }
  }

  static void fromShortsKernel(
      KernelContext context,
      ShortArray codes,
      FloatArray encodings,
      FloatArray y,
      int n,
      int columns,
      int unsigned,
      int outer,
      int a,
      int block,
      int b,
      int inner) {
    int first = context.groupIdx * Launch.TILE + context.localIdx;
    for (int k = 0; k < Launch.PER_ITEM; k++) {
      int i = first + k * Launch.GROUP;
      if (i < n) {
        int p = Columns.column(i, outer, a, block, b, inner);
        int stored = codes.get(i);
        float code = unsigned == 1 ? stored & 0xFFFF : stored;
        y.set(i, value(code, encodings, columns, p));
      }
    }
  }

  private static float steps(int mode, float x, FloatArray encodings, int columns, int p, float u) {
    float inv = encodings.get(QuantizationSpec.INVERSE * columns + p);
    float lo = encodings.get(QuantizationSpec.LO * columns + p);
    float hi = encodings.get(QuantizationSpec.HI * columns + p);
    return AffineMath.steps(mode, x, inv, lo, hi, u);
  }

  private static int code(float steps, FloatArray encodings, int columns, int p) {
    int zeroPoint = (int) encodings.get(QuantizationSpec.ZERO_POINT * columns + p);
    // What NaN converts to differs from device to device.
    return isNan(steps) ? zeroPoint : (int) steps + zeroPoint;
  }

  /** In floats: TornadoVM subtracts from a masked integer without a sign. */
  private static float value(float code, FloatArray encodings, int columns, int p) {
    float zeroPoint = encodings.get(QuantizationSpec.ZERO_POINT * columns + p);
    return AffineMath.dequantize(code, zeroPoint, encodings.get(p));
  }

  // A kernel cannot call Float.isNaN.
  @SuppressWarnings("IdentityBinaryExpression")
  private static boolean isNan(float v) {
    return v != v;
  }

  static List<Launch> of(String id, Op.Quantize op, Arrays arrays) {
    int n = (int) op.x().elements();
    Columns c = Columns.of(op.spec().granularity(), op.x().shape());
    KernelContext context = arrays.context();
    FloatArray x = arrays.floats(op.x());
    FloatArray encodings = arrays.floats(op.spec().encodings());
    LongArray random = arrays.random(op.spec().rounding());
    IntArray nans = arrays.ints(op.nans());
    int columns = Arrays.columns(op.spec());
    int mode = op.spec().rounding().mode().code();
    TaskPackage task =
        switch (arrays.of(op.codes())) {
          case ByteArray codes ->
              TaskPackage.createPackage(
                  id,
                  CodesTask::toBytesKernel,
                  context,
                  x,
                  encodings,
                  random,
                  codes,
                  nans,
                  n,
                  columns,
                  mode,
                  c.outer(),
                  c.a(),
                  c.block(),
                  c.b(),
                  c.inner());
          case ShortArray codes ->
              TaskPackage.createPackage(
                  id,
                  CodesTask::toShortsKernel,
                  context,
                  x,
                  encodings,
                  random,
                  codes,
                  nans,
                  n,
                  columns,
                  mode,
                  c.outer(),
                  c.a(),
                  c.block(),
                  c.b(),
                  c.inner());
          default -> throw new AssertionError(op.codes().type());
        };
    return List.of(FillTask.of(id + "zeros", nans, arrays), Launch.tiles(task, n));
  }

  static Launch of(String id, Op.Dequantize op, Arrays arrays) {
    int n = (int) op.y().elements();
    Columns c = Columns.of(op.spec().granularity(), op.y().shape());
    KernelContext context = arrays.context();
    FloatArray encodings = arrays.floats(op.spec().encodings());
    FloatArray y = arrays.floats(op.y());
    int columns = Arrays.columns(op.spec());
    ElementType type = op.codes().type();
    int unsigned = type == ElementType.U8 || type == ElementType.U16 ? 1 : 0;
    TaskPackage task =
        switch (arrays.of(op.codes())) {
          case ByteArray codes ->
              TaskPackage.createPackage(
                  id,
                  CodesTask::fromBytesKernel,
                  context,
                  codes,
                  encodings,
                  y,
                  n,
                  columns,
                  unsigned,
                  c.outer(),
                  c.a(),
                  c.block(),
                  c.b(),
                  c.inner());
          case ShortArray codes ->
              TaskPackage.createPackage(
                  id,
                  CodesTask::fromShortsKernel,
                  context,
                  codes,
                  encodings,
                  y,
                  n,
                  columns,
                  unsigned,
                  c.outer(),
                  c.a(),
                  c.block(),
                  c.b(),
                  c.inner());
          default -> throw new AssertionError(type);
        };
    return Launch.tiles(task, n);
  }
}
