package io.github.tornadoqat.train;

import io.github.tornadoqat.program.Granularity;
import io.github.tornadoqat.program.Layout;
import io.github.tornadoqat.program.Shape;
import java.util.Arrays;
import java.util.function.LongUnaryOperator;

/**
 * Cuts a tensor into slices that fit a core's cache, so that thousands of steps read memory once,
 * or a device's memory. Ranges do not depend on each other, so a slice is learned on its own; one
 * range is never cut.
 */
public final class TensorCutter {
  private final float[] tensor;
  private final int outer;
  private final int channels;
  private final int inner;
  private final int groupSize;
  private final boolean whole;
  private final int channelsPerSlice;

  /** Elements of a channel in a slice: all, or those of some groups where all are too many. */
  private final int pieceLength;

  private final int pieces;

  /**
   * @param tensor row-major values
   * @param shape their shape
   * @param axis the channel axis, or −1 where the tensor has none
   * @param unit what shares a range
   * @param preferredElements the size of a slice where it can be cut, given the elements of a range
   */
  public TensorCutter(
      float[] tensor, Shape shape, int axis, Unit unit, LongUnaryOperator preferredElements) {
    this.tensor = tensor;
    this.whole = axis < 0 || unit.kind() == Unit.Kind.TENSOR;
    this.groupSize = unit.groupSize();
    this.outer = whole ? 1 : (int) shape.outer(axis);
    this.channels = whole ? 1 : (int) shape.length(axis);
    this.inner = whole ? tensor.length : (int) shape.inner(axis);
    int length = Math.max(1, outer * inner);
    long preferred = preferredElements.applyAsLong(length / rangesOf(length));
    this.channelsPerSlice = Math.clamp(preferred / length, 1, Math.max(1, channels));
    this.pieceLength =
        groupSize == 0
            ? length
            : Math.clamp(preferred / groupSize * groupSize, Math.min(groupSize, length), length);
    this.pieces = Math.ceilDiv(length, pieceLength);
  }

  /** Ranges that some elements of a channel have, from its first or the first of a piece. */
  private int rangesOf(int elements) {
    return groupSize == 0 ? 1 : Math.ceilDiv(elements, groupSize);
  }

  /** The number of slices. */
  public int count() {
    return Math.ceilDiv(channels, channelsPerSlice) * pieces;
  }

  /** Slice i, a copy unless the whole tensor is one. */
  public Slice slice(int i) {
    Granularity granularity =
        whole && groupSize == 0
            ? Granularity.perTensor()
            : groupSize > 0 ? Granularity.perGroup(1, groupSize) : Granularity.perChannel(0);
    int rows = rows(i);
    int length = length(i);
    if (whole && pieces == 1) {
      return new Slice(tensor, rows, length, granularity);
    }
    float[] values = new float[rows * length];
    forEachRun(i, (at, place, n) -> System.arraycopy(tensor, place, values, at, n));
    return new Slice(values, rows, length, granularity);
  }

  private int rows(int i) {
    return Math.min(channelsPerSlice, channels - firstChannel(i));
  }

  private int length(int i) {
    return Math.min(pieceLength, outer * inner - from(i));
  }

  private int firstChannel(int i) {
    return i / pieces * channelsPerSlice;
  }

  /** The first element of each channel of slice i that is in it. */
  private int from(int i) {
    return i % pieces * pieceLength;
  }

  /** Elements that lie side by side in a slice and in the tensor. */
  private interface Run {
    void accept(int inSlice, int inTensor, int elements);
  }

  private void forEachRun(int i, Run run) {
    int length = length(i);
    int from = from(i);
    for (int row = 0; row < rows(i); row++) {
      int channel = firstChannel(i) + row;
      int n;
      for (int j = from; j < from + length; j += n) {
        n = Math.min(inner - j % inner, from + length - j);
        int place = (j / inner * channels + channel) * inner + j % inner;
        run.accept(row * length + j - from, place, n);
      }
    }
  }

  /**
   * The place of slice i's first element among all elements in the order of the slices: channel by
   * channel, so that it does not depend on the size of slices. That is the flat index in the tensor
   * where channels are its first axis or there is one range for all.
   */
  public long first(int i) {
    return (long) firstChannel(i) * outer * inner + from(i);
  }

  /** Puts integers that belong to the elements of slice i in their places in the tensor. */
  public void scatter(int i, int[] integers, int[] target) {
    forEachRun(i, (at, place, n) -> System.arraycopy(integers, at, target, place, n));
  }

  /** The values of one range, counted over all slices. */
  public float[] range(int p) {
    int perChannel = rangesOf(Math.max(1, outer * inner));
    int perPiece = rangesOf(pieceLength);
    int channel = p / perChannel;
    int inChannel = p % perChannel;
    Slice slice = slice(channel / channelsPerSlice * pieces + inChannel / perPiece);
    Layout layout = slice.layout();
    int own = channel % channelsPerSlice * perChannel + inChannel % perPiece;
    int start = (int) layout.start(own);
    int length = (int) layout.length(own);
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
