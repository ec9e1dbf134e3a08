package io.github.tornadoqat;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tornadoqat.math.IntegerGrid;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.Backends;
import io.github.tornadoqat.program.Granularity;
import io.github.tornadoqat.quantizer.Parameterizations;
import io.github.tornadoqat.quantizer.Range;
import io.github.tornadoqat.train.GradientScaling;
import io.github.tornadoqat.train.LearnOptions;
import io.github.tornadoqat.train.LearnedSlice;
import io.github.tornadoqat.train.LearningRates;
import io.github.tornadoqat.train.OptimizerOptions;
import io.github.tornadoqat.train.OptimizerOptions.Kind;
import io.github.tornadoqat.train.RangeLearner;
import io.github.tornadoqat.train.Schedule;
import io.github.tornadoqat.train.Slice;
import io.github.tornadoqat.train.StartingRanges;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The README's example of use from Java. */
final class ReadmeExampleTest {
  @Test
  void learns() {
    int rows = 8;
    int columns = 100;
    Random random = new Random(1);
    float[] weights = new float[rows * columns];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) random.nextGaussian();
    }
    try (Backend backend = Backends.open("host", 2)) {
      Slice slice = new Slice(weights, rows, columns, Granularity.perChannel(0));
      LearnOptions options =
          new LearnOptions(
              Parameterizations.of("beta-gamma"),
              IntegerGrid.unsigned(4),
              true,
              OptimizerOptions.of(Kind.ADAM),
              LearningRates.ADVISED,
              new Schedule.Cosine(),
              GradientScaling.NONE,
              200);
      List<Range> starts = StartingRanges.ofData(backend, slice);
      LearnedSlice learned =
          RangeLearner.learn(backend, slice, List.of(options), starts).getFirst();
      assertThat(learned.encodings()).hasSize(rows);
      assertThat(learned.trace().loss(200)).isLessThan(learned.trace().loss(0));
    }
  }
}
