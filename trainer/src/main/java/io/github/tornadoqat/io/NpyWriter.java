package io.github.tornadoqat.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes float32 arrays as NumPy {@code .npy}, version 1.0. */
public final class NpyWriter {
  /** NumPy starts the data at a multiple of this. */
  private static final int ALIGNMENT = 64;

  private static final int PREAMBLE_BYTES = NpyHeader.MAGIC.length + 2 + Short.BYTES;

  private NpyWriter() {}

  /**
   * Writes a whole file; the stream stays open.
   *
   * @param values row-major, as many as the shape has elements
   * @throws IllegalArgumentException if they are not
   */
  public static void write(OutputStream out, float[] values, long... shape) throws IOException {
    if (Shapes.elements(shape) != values.length) {
      throw new IllegalArgumentException(
          values.length + " values for shape " + Arrays.toString(shape));
    }
    String tuple =
        Arrays.stream(shape)
            .mapToObj(extent -> extent + ",")
            .collect(Collectors.joining(" ", "(", ")"));
    String dictionary = "{'descr': '<f4', 'fortran_order': False, 'shape': " + tuple + ", }";
    int unpadded = PREAMBLE_BYTES + dictionary.length() + 1;
    String header = dictionary + " ".repeat(-unpadded & ALIGNMENT - 1) + "\n";
    ByteBuffer start =
        ByteBuffer.allocate(PREAMBLE_BYTES + header.length()).order(ByteOrder.LITTLE_ENDIAN);
    start.put(NpyHeader.MAGIC).put((byte) 1).put((byte) 0).putShort((short) header.length());
    out.write(start.put(header.getBytes(StandardCharsets.US_ASCII)).array());
    LittleEndian.write(values, out);
  }
}
