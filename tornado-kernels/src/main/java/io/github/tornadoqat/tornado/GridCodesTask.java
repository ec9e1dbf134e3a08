package io.github.tornadoqat.tornado;

import io.github.tornadoqat.math.AffineMath;
import io.github.tornadoqat.program.ElementType;
import io.github.tornadoqat.program.GridOp;
import java.util.List;
import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.common.TaskPackage;
import uk.ac.manchester.tornado.api.types.arrays.ByteArray;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;
import uk.ac.manchester.tornado.api.types.arrays.ShortArray;

/**
 * {@link GridOp.QuantizeToGrid} and {@link GridOp.DequantizeFromGrid}: 5 or 6 bytes move for each
 * element, tables apart.
 */
// A kernel cannot call Float.isNaN.
@SuppressWarnings("IdentityBinaryExpression")
final class GridCodesTask {
  private GridCodesTask() {}

  static void toBytesKernel(
      KernelContext context,
      FloatArray x,
      FloatArray scales,
      FloatArray thresholds,
      ByteArray codes,
      IntArray nans,
      int n,
      int columns,
      int borders,
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
        float v = x.get(i) * scales.get(columns + p);
        codes.set(i, (byte) GridTask.index(v != v ? 0f : v, thresholds, borders));
        if (v != v) {
          context.atomicAdd(nans, 0, 1);
        }
      }
    }
  }

  static void toShortsKernel(
      KernelContext context,
      FloatArray x,
      FloatArray scales,
      FloatArray thresholds,
      ShortArray codes,
      IntArray nans,
      int n,
      int columns,
      int borders,
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
        float v = x.get(i) * scales.get(columns + p);
        codes.set(i, (short) GridTask.index(v != v ? 0f : v, thresholds, borders));
        if (v != v) {
          context.atomicAdd(nans, 0, 1);
        }
      }
    }
  }

  static void fromBytesKernel(
      KernelContext context,
      ByteArray codes,
      FloatArray scales,
      FloatArray values,
      FloatArray y,
      int n,
      int last,
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
        y.set(i, values.get(place(code, last)) * scales.get(p));
      }
    }
  }

  static void fromShortsKernel(
      KernelContext context,
      ShortArray codes,
      FloatArray scales,
      FloatArray values,
      FloatArray y,
      int n,
      int last,
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
        y.set(i, values.get(place(code, last)) * scales.get(p));
      }
    }
  }

  /** The code within the table. In floats: TornadoVM compares a masked integer without a sign. */
  private static int place(float code, int last) {
    return (int) AffineMath.clip(code, 0f, last);
  }

  static List<Launch> of(String id, GridOp.QuantizeToGrid op, Arrays arrays) {
    int n = (int) op.x().elements();
    Columns c = Columns.of(op.granularity(), op.x().shape());
    KernelContext context = arrays.context();
    FloatArray x = arrays.floats(op.x());
    FloatArray scales = arrays.floats(op.scales());
    FloatArray thresholds = arrays.floats(op.thresholds());
    IntArray nans = arrays.ints(op.nans());
    int columns = (int) op.scales().shape().length(1);
    int borders = (int) op.thresholds().elements();
    TaskPackage task =
        switch (arrays.of(op.codes())) {
          case ByteArray codes ->
              TaskPackage.createPackage(
                  id,
                  GridCodesTask::toBytesKernel,
                  context,
                  x,
                  scales,
                  thresholds,
                  codes,
                  nans,
                  n,
                  columns,
                  borders,
                  c.outer(),
                  c.a(),
                  c.block(),
                  c.b(),
                  c.inner());
          case ShortArray codes ->
              TaskPackage.createPackage(
                  id,
                  GridCodesTask::toShortsKernel,
                  context,
                  x,
                  scales,
                  thresholds,
                  codes,
                  nans,
                  n,
                  columns,
                  borders,
                  c.outer(),
                  c.a(),
                  c.block(),
                  c.b(),
                  c.inner());
          default -> throw new AssertionError(op.codes().type());
        };
    return List.of(FillTask.of(id + "zeros", nans, arrays), Launch.tiles(task, n));
  }

  static Launch of(String id, GridOp.DequantizeFromGrid op, Arrays arrays) {
    int n = (int) op.y().elements();
    Columns c = Columns.of(op.granularity(), op.y().shape());
    KernelContext context = arrays.context();
    FloatArray scales = arrays.floats(op.scales());
    FloatArray values = arrays.floats(op.values());
    FloatArray y = arrays.floats(op.y());
    int last = (int) op.values().elements() - 1;
    ElementType type = op.codes().type();
    int unsigned = type == ElementType.U8 || type == ElementType.U16 ? 1 : 0;
    TaskPackage task =
        switch (arrays.of(op.codes())) {
          case ByteArray codes ->
              TaskPackage.createPackage(
                  id,
                  GridCodesTask::fromBytesKernel,
                  context,
                  codes,
                  scales,
                  values,
                  y,
                  n,
                  last,
                  unsigned,
                  c.outer(),
                  c.a(),
                  c.block(),
                  c.b(),
                  c.inner());
          case ShortArray codes ->
              TaskPackage.createPackage(
                  id,
                  GridCodesTask::fromShortsKernel,
                  context,
                  codes,
                  scales,
                  values,
                  y,
                  n,
                  last,
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
