package io.github.tornadoqat.io;

import java.util.Arrays;
import java.util.Objects;

/**
 * The integer encoding of one tensor as AIMET writes it: x = scale · (q + offset) with unsigned
 * codes q from 0 to 2^bitwidth - 1, so the offset is the negated zero point.
 *
 * @param name the tensor
 * @param activation whether it is an activation; else a parameter
 * @param kind what one scale stands for
 * @param bitwidth bits of a code, 1 to 32
 * @param symmetric whether the range was kept symmetric
 * @param scale one per tensor, channel or block, each positive and finite
 * @param offset as many as scales
 * @param blockSize elements of a block when kind is PER_BLOCK, else 0
 */
@SuppressWarnings("ArrayRecordComponent") // Copied in and out, compared by value.
public record EncodingEntry(
    String name,
    boolean activation,
    Kind kind,
    int bitwidth,
    boolean symmetric,
    float[] scale,
    int[] offset,
    int blockSize) {

  /** What one scale stands for. */
  public enum Kind {
    PER_TENSOR,
    PER_CHANNEL,
    PER_BLOCK
  }

  /**
   * Copies the arrays.
   *
   * @throws IllegalArgumentException if a component is out of the bounds above
   */
  public EncodingEntry {
    scale = scale.clone();
    offset = offset.clone();
    check(bitwidth >= 1 && bitwidth <= Integer.SIZE, "bitwidth from 1 to 32");
    check(scale.length == offset.length && scale.length > 0, "as many offsets as scales, and some");
    check(kind != Kind.PER_TENSOR || scale.length == 1, "one scale per tensor");
    check(
        kind == Kind.PER_BLOCK ? blockSize > 0 : blockSize == 0, "a block size for PER_BLOCK only");
    for (float s : scale) {
      check(s > 0 && Float.isFinite(s), "positive finite scales");
    }
  }

  private static void check(boolean holds, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(expected);
    }
  }

  @Override
  public float[] scale() {
    return scale.clone();
  }

  @Override
  public int[] offset() {
    return offset.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EncodingEntry that
        && name.equals(that.name)
        && activation == that.activation
        && kind == that.kind
        && bitwidth == that.bitwidth
        && symmetric == that.symmetric
        && Arrays.equals(scale, that.scale)
        && Arrays.equals(offset, that.offset)
        && blockSize == that.blockSize;
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        name,
        activation,
        kind,
        bitwidth,
        symmetric,
        Arrays.hashCode(scale),
        Arrays.hashCode(offset),
        blockSize);
  }

  @Override
  public String toString() {
    return name + " " + kind + " int" + bitwidth + " x" + scale.length;
  }
}
