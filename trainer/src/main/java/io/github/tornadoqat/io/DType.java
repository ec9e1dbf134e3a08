package io.github.tornadoqat.io;

/** Element types of stored tensors. The constants carry the names safetensors uses. */
public enum DType {
  F64(64, true),
  F32(32, true),
  F16(16, true),
  BF16(16, true),
  /** Four exponent bits, bias 7, no infinities: "e4m3fn" elsewhere. */
  F8_E4M3(8, true),
  /** The upper byte of a half. */
  F8_E5M2(8, true),
  I64(64, false),
  I32(32, false),
  I16(16, false),
  I8(8, false),
  U64(64, false),
  U32(32, false),
  U16(16, false),
  U8(8, false),
  /** One byte, zero or not. */
  BOOL(8, false);

  private final int bits;
  private final boolean floating;

  DType(int bits, boolean floating) {
    this.bits = bits;
    this.floating = floating;
  }

  /** Bits an element takes in a file. */
  public int bits() {
    return bits;
  }

  /** Bytes an element takes in a file. */
  public int bytes() {
    return bits / Byte.SIZE;
  }

  public boolean isFloating() {
    return floating;
  }
}
