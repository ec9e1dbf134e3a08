package io.github.tornadoqat.experiment;

import io.github.tornadoqat.math.IntegerGrid;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.run.Digest;
import io.github.tornadoqat.train.BestEncoding;
import io.github.tornadoqat.train.ExhaustiveSearch;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The best encodings of data that experiments share, each searched once; for several threads. */
public final class BestEncodings {
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
        new Key(Digest.of(values), values.length, grid, clampZeroPoint, symmetric),
        _ -> ExhaustiveSearch.find(backend, values, grid, clampZeroPoint, symmetric));
  }
}
