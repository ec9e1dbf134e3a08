package io.github.tornadoqat.experiment;

import io.github.tornadoqat.math.IntegerGrid;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.train.BestEncoding;
import io.github.tornadoqat.train.ExhaustiveSearch;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The best encodings of data that experiments share, each searched once; for several threads. */
public final class BestEncodings {
  private static final int BLOCK = 1 << 14;

  private final Backend backend;
  private final Map<Key, BestEncoding> found = new ConcurrentHashMap<>();

  public BestEncodings(Backend backend) {
    this.backend = backend;
  }

  /** What a best encoding depends on; of the data a digest, so that they need not be kept. */
  private record Key(
      String values, int count, IntegerGrid grid, boolean clampZeroPoint, boolean symmetric) {}

  /** The best encoding of values that must stay as they are. */
  BestEncoding of(float[] values, IntegerGrid grid, boolean clampZeroPoint, boolean symmetric) {
    return found.computeIfAbsent(
        new Key(digest(values), values.length, grid, clampZeroPoint, symmetric),
        _ -> ExhaustiveSearch.find(backend, values, grid, clampZeroPoint, symmetric));
  }

  private static String digest(float[] values) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      ByteBuffer block = ByteBuffer.allocate(Float.BYTES * BLOCK);
      for (int from = 0; from < values.length; from += BLOCK) {
        int n = Math.min(BLOCK, values.length - from);
        block.asFloatBuffer().put(values, from, n);
        digest.update(block.array(), 0, Float.BYTES * n);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
