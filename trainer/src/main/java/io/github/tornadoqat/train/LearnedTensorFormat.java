package io.github.tornadoqat.train;

import io.github.tornadoqat.math.IntegerGrid;
import io.github.tornadoqat.quantizer.Encoding;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a tensor has learned, as bytes that give back the same numbers to the last bit: big-endian,
 * arrays after their lengths.
 */
public final class LearnedTensorFormat {
  /** Above this an array is longer than any JVM's. */
  private static final int LONGEST = Integer.MAX_VALUE - 8;

  private LearnedTensorFormat() {}

  /** Writes a tensor. */
  public static void write(DataOutputStream out, LearnedTensor tensor) throws IOException {
    out.writeLong(tensor.elements());
    tensor.squares().write(out);
    writeDoubles(out, tensor.searched());
    out.writeInt(tensor.learned().size());
    for (LearnedSlice slice : tensor.learned()) {
      out.writeInt(slice.encodings().size());
      for (Encoding e : slice.encodings()) {
        out.writeFloat(e.scale());
        out.writeInt(e.zeroPoint());
      }
      writeDoubles(out, slice.losses());
      slice.kept().write(out);
      slice.trace().write(out);
      out.writeLong(slice.projections());
    }
  }

  /**
   * Reads a tensor.
   *
   * @param grid of its encodings
   * @param most bytes that there can be
   * @throws IOException if the bytes end before it does, or lengths or encodings make no sense
   */
  public static LearnedTensor read(DataInputStream in, IntegerGrid grid, long most)
      throws IOException {
    long elements = in.readLong();
    WideSums squares = WideSums.read(in, most);
    double[] searched = readDoubles(in, most);
    int options = readLength(in, most);
    List<LearnedSlice> learned = new ArrayList<>();
    for (int k = 0; k < options; k++) {
      int ranges = readLength(in, most / (Float.BYTES + Integer.BYTES));
      List<Encoding> encodings = new ArrayList<>(ranges);
      for (int p = 0; p < ranges; p++) {
        encodings.add(readEncoding(in, grid));
      }
      double[] losses = readDoubles(in, most);
      LearningTrace kept = LearningTrace.read(in, most);
      LearningTrace trace = LearningTrace.read(in, most);
      learned.add(new LearnedSlice(encodings, losses, kept, trace, in.readLong()));
    }
    return new LearnedTensor(elements, squares, searched, learned);
  }

  private static Encoding readEncoding(DataInputStream in, IntegerGrid grid) throws IOException {
    float scale = in.readFloat();
    int zeroPoint = in.readInt();
    try {
      return new Encoding(scale, zeroPoint, grid);
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  static void writeDoubles(DataOutputStream out, double[] values) throws IOException {
    out.writeInt(values.length);
    for (double v : values) {
      out.writeDouble(v);
    }
  }

  static double[] readDoubles(DataInputStream in, long most) throws IOException {
    double[] values = new double[readLength(in, most / Double.BYTES)];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readDouble();
    }
    return values;
  }

  static void writeLongs(DataOutputStream out, long[] values) throws IOException {
    out.writeInt(values.length);
    for (long v : values) {
      out.writeLong(v);
    }
  }

  static long[] readLongs(DataInputStream in, long most) throws IOException {
    long[] values = new long[readLength(in, most / Long.BYTES)];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readLong();
    }
    return values;
  }

  private static int readLength(DataInputStream in, long most) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > Math.min(most, LONGEST)) {
      throw new IOException("a length of " + length);
    }
    return length;
  }
}
