package io.github.tornadoqat.train;

import io.github.tornadoqat.program.Layout;
import io.github.tornadoqat.quantizer.LearnedRanges;
import io.github.tornadoqat.quantizer.Parameters;
import io.github.tornadoqat.quantizer.Range;
import io.github.tornadoqat.quantizer.Setup;
import java.util.ArrayList;
import java.util.List;

/**
 * What learning the ranges of a slice starts with, an element a range.
 *
 * @param ranges the learned numbers, which express the starting ranges
 * @param firstRates the learning rate of each range's first number
 * @param secondRates likewise, of the second
 * @param factors from the gradient of the squared error to the one that is learned from
 */
record LearningStart(
    LearnedRanges ranges, double[] firstRates, double[] secondRates, double[] factors) {
  static LearningStart of(LearnOptions options, List<Range> starts, Layout layout) {
    int n = starts.size();
    double[] firstRates = new double[n];
    double[] secondRates = new double[n];
    double[] factors = new double[n];
    List<Setup> setups = new ArrayList<>(n);
    for (int p = 0; p < n; p++) {
      Setup setup = new Setup(starts.get(p), options.grid(), options.clampZeroPoint());
      setups.add(setup);
      Parameters own = options.rates().of(options.parameterization(), setup);
      firstRates[p] = own.first();
      secondRates[p] = own.second();
      // The gradient of the mean squared error of each range by itself.
      long elements = layout.length(p);
      factors[p] = 2.0 / elements * options.scaling().factor(elements, options.grid());
    }
    LearnedRanges ranges = new LearnedRanges(options.parameterization(), setups);
    return new LearningStart(ranges, firstRates, secondRates, factors);
  }

  double[] rates(int k) {
    return k == 0 ? firstRates : secondRates;
  }
}
