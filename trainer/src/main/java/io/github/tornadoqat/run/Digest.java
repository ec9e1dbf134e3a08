package io.github.tornadoqat.run;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, in hexadecimal. */
public final class Digest {
  private static final int BLOCK = 1 << 14;

  private Digest() {}

  /** Of the text in UTF-8. */
  public static String of(String text) {
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Of the values' bits: 0 and −0 differ. */
  public static String of(float[] values) {
    MessageDigest digest = sha256();
    ByteBuffer block = ByteBuffer.allocate(Float.BYTES * BLOCK);
    for (int from = 0; from < values.length; from += BLOCK) {
      int n = Math.min(BLOCK, values.length - from);
      block.asFloatBuffer().put(values, from, n);
      digest.update(block.array(), 0, Float.BYTES * n);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
