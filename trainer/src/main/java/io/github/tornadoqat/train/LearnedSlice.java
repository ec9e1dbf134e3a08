package io.github.tornadoqat.train;

import io.github.tornadoqat.quantizer.Encoding;
import java.util.Arrays;
import java.util.List;

/**
 * What a slice has learned.
 *
 * @param encodings the best of each range, over all steps
 * @param losses the squared error of each range under them
 * @param kept what was measured under them
 * @param trace every step
 * @param projections how often a step left the legal ranges and was brought back
 */
public record LearnedSlice(
    List<Encoding> encodings,
    double[] losses,
    LearningTrace kept,
    LearningTrace trace,
    long projections) {
  /** Slices that follow each other as one; the first one's traces take up the others'. */
  static LearnedSlice join(List<LearnedSlice> slices) {
    LearningTrace trace = slices.getFirst().trace;
    LearningTrace kept = slices.getFirst().kept;
    slices.stream()
        .skip(1)
        .forEach(
            s -> {
              trace.add(s.trace);
              kept.add(s.kept);
            });
    return new LearnedSlice(
        slices.stream().flatMap(s -> s.encodings.stream()).toList(),
        slices.stream().flatMapToDouble(s -> Arrays.stream(s.losses)).toArray(),
        kept,
        trace,
        slices.stream().mapToLong(LearnedSlice::projections).sum());
  }
}
