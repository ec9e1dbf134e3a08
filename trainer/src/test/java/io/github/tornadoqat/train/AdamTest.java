package io.github.tornadoqat.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AdamTest {
  private static Optimizer adam(double epsilon, double decay) {
    OptimizerOptions.Kind kind =
        decay == 0 ? OptimizerOptions.Kind.ADAM : OptimizerOptions.Kind.ADAMW;
    return new OptimizerOptions(kind, 0.9, 0.999, epsilon, decay, 0).create(1);
  }

  private static double step(Optimizer optimizer, double x, double gradient, double rate) {
    double[] value = {x};
    optimizer.step(value, new double[] {gradient}, new double[] {rate}, 1);
    return value[0];
  }

  @ParameterizedTest
  @ValueSource(doubles = {3, 1e-6, -1e-6, -200})
  void firstStepIsOneRateLong(double gradient) {
    double moved = step(adam(1e-20, 0), 5, gradient, 0.1);
    assertThat(moved).isCloseTo(5 - 0.1 * Math.signum(gradient), within(1e-12));
  }

  @Test
  void firstStepsByHand() {
    Optimizer adam = adam(1e-8, 0);
    double x = step(adam, 1, 2, 0.1);
    // m = 0.2, v = 0.004, both corrected: 2 and 4.
    assertThat(x).isCloseTo(1 - 0.1 * 2 / (2 + 1e-8), within(1e-15));
    // m = 0.9·0.2 − 0.1 = 0.08, over 0.19; v = 0.999·0.004 + 0.001 = 0.004996, over 0.001999.
    double expected = x - 0.1 * (0.08 / 0.19) / (Math.sqrt(0.004996 / 0.001999) + 1e-8);
    assertThat(step(adam, x, -1, 0.1)).isCloseTo(expected, within(1e-13));
  }

  @Test
  void zeroGradientsMoveNothing() {
    Optimizer adam = adam(1e-20, 0);
    assertThat(step(adam, 0.25, 0, 0.1)).isEqualTo(0.25);
    assertThat(step(adam, 0.25, 0, 0.1)).isEqualTo(0.25);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.01, 0.5})
  void followsTheTextbook(double decay) {
    Random random = new Random(7);
    Optimizer adam = adam(1e-8, decay);
    double x = 0.7;
    double y = 0.7;
    double m = 0;
    double v = 0;
    for (int t = 1; t <= 300; t++) {
      double g = random.nextGaussian() + 0.3;
      double rate = t % 2 == 0 ? 0.01 : 0.003;
      m = 0.9 * m + 0.1 * g;
      v = 0.999 * v + 0.001 * g * g;
      double mHat = m / (1 - Math.pow(0.9, t));
      double vHat = v / (1 - Math.pow(0.999, t));
      // AdamW as PyTorch has it: the weight shrinks before the step.
      y = y * (1 - rate * decay) - rate * mHat / (Math.sqrt(vHat) + 1e-8);
      x = step(adam, x, g, rate);
      assertThat(x).isCloseTo(y, within(1e-11));
    }
  }

  @Test
  void aTinyEpsilonIgnoresTheScaleOfGradients() {
    Optimizer one = adam(1e-20, 0);
    Optimizer other = adam(1e-20, 0);
    double x = 0;
    double y = 0;
    Random random = new Random(3);
    for (int t = 0; t < 50; t++) {
      double g = random.nextGaussian();
      x = step(one, x, g, 0.01);
      y = step(other, y, 1e-9 * g, 0.01);
    }
    assertThat(y).isCloseTo(x, within(1e-8));
  }

  @Test
  void numbersHaveTheirOwnRatesAndState() {
    Optimizer pair =
        new OptimizerOptions(OptimizerOptions.Kind.ADAM, 0.9, 0.999, 1e-8, 0, 0).create(2);
    Optimizer first = adam(1e-8, 0);
    Optimizer second = adam(1e-8, 0);
    double[] values = {1, -4};
    double x = 1;
    double y = -4;
    for (int t = 0; t < 20; t++) {
      pair.step(values, new double[] {t - 5, 0.1 * t}, new double[] {0.1, 0.002}, 0.5);
      x = step(first, x, t - 5, 0.05);
      y = step(second, y, 0.1 * t, 0.001);
    }
    assertThat(values).containsExactly(new double[] {x, y}, within(1e-12));
  }
}
