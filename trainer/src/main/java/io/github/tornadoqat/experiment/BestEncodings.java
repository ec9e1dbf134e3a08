package io.github.tornadoqat.experiment;

import io.github.tornadoqat.math.IntegerGrid;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.train.BestEncoding;
import io.github.tornadoqat.train.ExhaustiveSearch;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The best encodings of data that experiments share, each searched once; for several threads. */
public final class BestEncodings {
  private final Backend backend;
  private final Map<Key, BestEncoding> found = new ConcurrentHashMap<>();

  public BestEncodings(Backend backend) {
    this.backend = backend;
  }

  /** What a best encoding depends on; the data by its values. */
  private record Key(
      FloatBuffer values, IntegerGrid grid, boolean clampZeroPoint, boolean symmetric) {}

  /** The best encoding of values that must stay as they are. */
  BestEncoding of(float[] values, IntegerGrid grid, boolean clampZeroPoint, boolean symmetric) {
    return found.computeIfAbsent(
        new Key(FloatBuffer.wrap(values), grid, clampZeroPoint, symmetric),
        key -> ExhaustiveSearch.find(backend, values, grid, clampZeroPoint, symmetric));
  }
}
