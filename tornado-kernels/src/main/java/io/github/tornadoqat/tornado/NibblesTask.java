package io.github.tornadoqat.tornado;

import io.github.tornadoqat.program.ElementType;
import io.github.tornadoqat.program.NibbleOp;
import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.common.TaskPackage;
import uk.ac.manchester.tornado.api.types.arrays.ByteArray;

/**
 * {@link NibbleOp.PackNibbles}, an item for each byte, and {@link NibbleOp.UnpackNibbles}, an item
 * for each element: 1.5 bytes move for each element.
 */
final class NibblesTask {
  private NibblesTask() {}

  static void packKernel(KernelContext context, ByteArray codes, ByteArray packed, int n) {
    int first = context.groupIdx * Launch.TILE + context.localIdx;
    for (int k = 0; k < Launch.PER_ITEM; k++) {
      int i = 2 * (first + k * Launch.GROUP);
      if (i < n) {
        int low = codes.get(i) & 0xF;
        // 0 for the last of an odd number: a condition that folds for small n does not compile.
        int more = Math.min(1, n - 1 - i);
        int high = (codes.get(i + more) & 0xF) * more;
        packed.set(i >> 1, (byte) (low | high << 4));
      }
    }
  }

  /** The sign is set as bits, since TornadoVM subtracts from a masked integer without a sign. */
  static void unpackKernel(
      KernelContext context, ByteArray packed, ByteArray codes, int n, int sign) {
    int first = context.groupIdx * Launch.TILE + context.localIdx;
    for (int k = 0; k < Launch.PER_ITEM; k++) {
      int i = first + k * Launch.GROUP;
      if (i < n) {
        int pair = packed.get(i >> 1);
        int nibble = (i & 1) == 0 ? pair & 0xF : (pair & 0xF0) >> 4;
        codes.set(i, (byte) ((nibble & 8) == 0 ? nibble : nibble | sign));
      }
    }
  }

  static Launch of(String id, NibbleOp.PackNibbles op, Arrays arrays) {
    int n = (int) op.codes().elements();
    return Launch.tiles(
        TaskPackage.createPackage(
            id,
            NibblesTask::packKernel,
            arrays.context(),
            (ByteArray) arrays.of(op.codes()),
            (ByteArray) arrays.of(op.packed()),
            n),
        (int) op.packed().elements());
  }

  static Launch of(String id, NibbleOp.UnpackNibbles op, Arrays arrays) {
    int n = (int) op.codes().elements();
    return Launch.tiles(
        TaskPackage.createPackage(
            id,
            NibblesTask::unpackKernel,
            arrays.context(),
            (ByteArray) arrays.of(op.packed()),
            (ByteArray) arrays.of(op.codes()),
            n,
            op.codes().type() == ElementType.I8 ? 0xF0 : 0),
        n);
  }
}
