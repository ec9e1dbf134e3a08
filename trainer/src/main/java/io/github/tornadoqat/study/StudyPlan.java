package io.github.tornadoqat.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * How thorough a study is.
 *
 * @param seeds of the samples
 * @param rates learning rates
 * @param samples of each seed
 * @param steps updates
 * @param model whose weights and embeddings are studied too; empty to leave them out
 */
public record StudyPlan(
    List<Long> seeds, List<Double> rates, int samples, int steps, Optional<Path> model) {
  /** Ten thousand times apart. */
  public static final List<Double> RATES = List.of(0.1, 0.01, 0.001, 0.0001);

  public StudyPlan {
    seeds = List.copyOf(seeds);
    rates = List.copyOf(rates);
    if (seeds.isEmpty() || rates.isEmpty()) {
      throw new IllegalArgumentException("a study needs 1 seed or more");
    }
    if (samples < 2) {
      throw new IllegalArgumentException("a study needs 2 samples or more, not " + samples);
    }
    if (steps < 1) {
      throw new IllegalArgumentException("a study needs 1 step or more, not " + steps);
    }
  }

  /** Seeds 0, 1, 2 …. */
  public static List<Long> seeds(int count) {
    return LongStream.range(0, count).boxed().toList();
  }
}
