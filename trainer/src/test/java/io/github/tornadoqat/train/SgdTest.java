package io.github.tornadoqat.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SgdTest {
  private static Optimizer sgd(double momentum) {
    return new OptimizerOptions(OptimizerOptions.Kind.SGD, 0, 0, 1, 0, momentum).create(1);
  }

  @Test
  void withoutMomentumStepsAlongTheGradient() {
    double[] x = {2};
    sgd(0).step(x, new double[] {3}, new double[] {0.1}, 0.5);
    assertThat(x[0]).isCloseTo(2 - 0.15, within(1e-15));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 0.9})
  void velocityIsTheDecayedSumOfGradients(double momentum) {
    Optimizer sgd = sgd(momentum);
    double[] x = {0};
    double expected = 0;
    for (int t = 0; t < 30; t++) {
      sgd.step(x, new double[] {gradient(t)}, new double[] {0.01}, 1);
      for (int past = 0; past <= t; past++) {
        expected -= 0.01 * Math.pow(momentum, t - past) * gradient(past);
      }
      assertThat(x[0]).isCloseTo(expected, within(1e-12));
    }
  }

  private static double gradient(int t) {
    return Math.sin(1.7 * t) + 0.2;
  }

  @Test
  void momentumHeadsForAGeometricSum() {
    Optimizer sgd = sgd(0.9);
    double[] x = {0};
    double before = 0;
    for (int t = 0; t < 400; t++) {
      before = x[0];
      sgd.step(x, new double[] {1}, new double[] {0.01}, 1);
    }
    assertThat(before - x[0]).isCloseTo(0.1, within(1e-9));
  }
}
