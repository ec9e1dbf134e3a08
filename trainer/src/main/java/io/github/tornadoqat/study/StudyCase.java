package io.github.tornadoqat.study;

import io.github.tornadoqat.experiment.DataSource;
import io.github.tornadoqat.experiment.Experiment;
import io.github.tornadoqat.experiment.ExperimentConfig;
import io.github.tornadoqat.experiment.ExperimentResult;
import io.github.tornadoqat.experiment.InitialRange;
import io.github.tornadoqat.quantizer.Range;
import io.github.tornadoqat.train.BestEncoding;
import io.github.tornadoqat.train.LearningRates;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * One of a study's figures: experiments that differ in seed and learning rate only.
 *
 * @param title what is shown
 * @param config with the first seed and any rate
 * @param start the range to start from, by the best one; null for the config's own
 */
record StudyCase(String title, ExperimentConfig config, Function<Range, Range> start) {
  /** Reads the keys of an experiment. */
  static StudyCase of(String title, Map<String, String> common, String... keysAndValues) {
    Map<String, String> settings = new LinkedHashMap<>(common);
    for (int i = 0; i < keysAndValues.length; i += 2) {
      settings.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return new StudyCase(title, ExperimentConfig.of(settings), null);
  }

  StudyCase from(Function<Range, Range> best) {
    return new StudyCase(title, config, best);
  }

  StudyCase on(DataSource data, int samples) {
    return new StudyCase(title, config.withData(data, samples), start);
  }

  ExperimentResult run(Experiment experiment, long seed, double rate) {
    ExperimentConfig c = config.withSeed(seed).withRates(LearningRates.of(rate));
    if (start != null) {
      BestEncoding best = experiment.best(c);
      Range range = new Range(best.encoding().min(), best.encoding().max());
      c = c.withInit(InitialRange.edges(start.apply(range)));
    }
    return experiment.run(c);
  }
}
