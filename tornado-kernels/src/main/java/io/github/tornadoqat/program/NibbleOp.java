package io.github.tornadoqat.program;

import java.util.List;

/**
 * Two 4-bit codes to a byte, in the order that ONNX stores INT4 and UINT4: element 2k in the low
 * nibble of byte k, element 2k + 1 in the high one, 0 in the last high nibble where n is odd.
 * Elements are in row-major order; packed buffers are U8 [ceil(n / 2)].
 *
 * <p>Other formats pair nibbles otherwise: GGUF's blocks put an element and the one half a block
 * later into a byte, bitsandbytes the first of two into the high nibble.
 *
 * <p>Source: ONNX, "4 bit integer types".
 */
public sealed interface NibbleOp extends Op {
  /**
   * Packs the low four bits of each code; what does not fit in them wraps.
   *
   * @param codes I8 or U8, n elements of any shape
   * @param packed U8 [ceil(n / 2)]
   */
  record PackNibbles(Buffer codes, Buffer packed) implements NibbleOp {
    public PackNibbles {
      Checks.nibbles(codes, packed);
    }

    @Override
    public List<Buffer> inputs() {
      return List.of(codes);
    }

    @Override
    public List<Buffer> outputs() {
      return List.of(packed);
    }
  }

  /**
   * Unpacks to 0 … 15 where codes are U8, and to −8 … 7, by two's complement, where they are I8.
   *
   * @param packed U8 [ceil(n / 2)]
   * @param codes I8 or U8, n elements of any shape
   */
  record UnpackNibbles(Buffer packed, Buffer codes) implements NibbleOp {
    public UnpackNibbles {
      Checks.nibbles(codes, packed);
    }

    @Override
    public List<Buffer> inputs() {
      return List.of(packed);
    }

    @Override
    public List<Buffer> outputs() {
      return List.of(codes);
    }
  }
}
