package io.github.tornadoqat.train;

import io.github.tornadoqat.quantizer.Encoding;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * What a slice has learned.
 *
 * @param encodings the encodings of the last step, one a range
 * @param losses the squared error of each range under them
 * @param trace every step
 * @param projections how often a step left the legal ranges and was brought back
 */
public record LearnedSlice(
    List<Encoding> encodings, double[] losses, LearningTrace trace, long projections) {
  /** This and the slice that follows it; this one's trace takes up the other's. */
  LearnedSlice append(LearnedSlice next) {
    trace.add(next.trace);
    return new LearnedSlice(
        Stream.concat(encodings.stream(), next.encodings.stream()).toList(),
        DoubleStream.concat(Arrays.stream(losses), Arrays.stream(next.losses)).toArray(),
        trace,
        projections + next.projections);
  }
}
