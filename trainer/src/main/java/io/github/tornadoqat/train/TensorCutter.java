package io.github.tornadoqat.train;

import io.github.tornadoqat.program.Granularity;
import io.github.tornadoqat.program.Layout;
import io.github.tornadoqat.program.Shape;
import java.util.Arrays;

/**
 * Cuts a tensor into slices that fit a core's cache, so that thousands of steps read memory once.
 * Ranges of different channels do not depend on each other, so a slice is learned on its own.
 */
public final class TensorCutter {
  private final float[] tensor;
  private final int outer;
  private final int channels;
  private final int inner;
  private final int groupSize;
  private final boolean whole;
  private final int channelsPerSlice;

  /**
   * @param tensor row-major values
   * @param shape their shape
   * @param axis the channel axis, or −1 where the tensor has none
   * @param unit what shares a range
   * @param preferredElements the size of a slice where it can be cut
   */
  public TensorCutter(float[] tensor, Shape shape, int axis, Unit unit, long preferredElements) {
    this.tensor = tensor;
    this.whole = axis < 0 || unit.kind() == Unit.Kind.TENSOR;
    this.groupSize = unit.groupSize();
    this.outer = whole ? 1 : (int) shape.outer(axis);
    this.channels = whole ? 1 : (int) shape.length(axis);
    this.inner = whole ? tensor.length : (int) shape.inner(axis);
    long length = Math.max(1, (long) outer * inner);
    this.channelsPerSlice = Math.clamp(preferredElements / length, 1, Math.max(1, channels));
  }

  /** The number of slices. */
  public int count() {
    return Math.ceilDiv(channels, channelsPerSlice);
  }

  /** Slice i, a copy unless the whole tensor is one. */
  public Slice slice(int i) {
    int length = outer * inner;
    Granularity granularity =
        whole && groupSize == 0
            ? Granularity.perTensor()
            : groupSize > 0 ? Granularity.perGroup(1, groupSize) : Granularity.perChannel(0);
    if (whole) {
      return new Slice(tensor, 1, length, granularity);
    }
    int first = i * channelsPerSlice;
    int rows = Math.min(channelsPerSlice, channels - first);
    float[] values = new float[rows * length];
    for (int row = 0; row < rows; row++) {
      for (int o = 0; o < outer; o++) {
        int from = offset(first + row, o);
        System.arraycopy(tensor, from, values, row * length + o * inner, inner);
      }
    }
    return new Slice(values, rows, length, granularity);
  }

  /**
   * The place of slice i's first element among all elements in the order of the slices: channel by
   * channel, so that it does not depend on the size of slices. That is the flat index in the tensor
   * where channels are its first axis or there is one range for all.
   */
  public long first(int i) {
    return (long) i * channelsPerSlice * outer * inner;
  }

  /** Puts integers that belong to the elements of slice i in their places in the tensor. */
  public void scatter(int i, int[] integers, int[] target) {
    int length = outer * inner;
    for (int row = 0; row < integers.length / Math.max(1, length); row++) {
      for (int o = 0; o < outer; o++) {
        int to = whole ? 0 : offset(i * channelsPerSlice + row, o);
        System.arraycopy(integers, row * length + o * inner, target, to, inner);
      }
    }
  }

  /** Where a channel's elements of one outer index start. */
  private int offset(int channel, int o) {
    return (o * channels + channel) * inner;
  }

  /** The values of one range, counted over all slices. */
  public float[] range(int p) {
    int perSlice = slice(0).layout().sequences();
    Slice slice = slice(p / perSlice);
    Layout layout = slice.layout();
    int start = (int) layout.start(p % perSlice);
    int length = (int) layout.length(p % perSlice);
    return length == slice.values().length
        ? slice.values()
        : Arrays.copyOfRange(slice.values(), start, start + length);
  }

  /** What shares a range: the tensor, an output channel, or a group of a channel's elements. */
  public record Unit(Kind kind, int groupSize) {
    /** The kinds. */
    public enum Kind {
      TENSOR,
      CHANNEL,
      GROUP
    }

    /**
     * Reads {@code tensor}, {@code channel} or {@code group:N}.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    public static Unit parse(String text) {
      if (text.equals("tensor")) {
        return new Unit(Kind.TENSOR, 0);
      }
      if (text.equals("channel")) {
        return new Unit(Kind.CHANNEL, 0);
      }
      if (text.matches("group:[1-9][0-9]{0,8}")) {
        return new Unit(Kind.GROUP, Integer.parseInt(text.substring("group:".length())));
      }
      throw new IllegalArgumentException(
          "no granularity '" + text + "'; there is: tensor, channel, group:N");
    }

    @Override
    public String toString() {
      return switch (kind) {
        case TENSOR -> "tensor";
        case CHANNEL -> "channel";
        case GROUP -> "group:" + groupSize;
      };
    }
  }
}
