package io.github.tornadoqat.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.Granularity;
import io.github.tornadoqat.program.RangeUpdate;
import io.github.tornadoqat.quantizer.Parameterization;
import io.github.tornadoqat.tornado.EmulatedBackend;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Learning by a device's kernels, run as ordinary Java. */
class DeviceLearnerTest extends DeviceLearnerContract {
  @Override
  Backend open() {
    return EmulatedBackend.open();
  }

  /** The host does then what lies between the kernels. */
  @Test
  void learnsWithoutDoublePrecision() {
    Slice slice = slice(3, 200, Granularity.perChannel(0), 8);
    try (Backend device = EmulatedBackend.open(false)) {
      assertThat(device.supports(RangeUpdate.class)).isFalse();
      learnsAlike(device, slice, options(OptimizerOptions.Kind.ADAM, LearningRates.ADVISED, true));
    }
  }

  /** As do parameterizations that kernels do not know. */
  @Test
  void learnsAParameterizationFromOutside() {
    LearnOptions known =
        options(OptimizerOptions.Kind.ADAM, LearningRates.ADVISED, true).getFirst();
    Parameterization own =
        (Parameterization)
            Proxy.newProxyInstance(
                Parameterization.class.getClassLoader(),
                new Class<?>[] {Parameterization.class},
                (_, method, arguments) -> method.invoke(known.parameterization(), arguments));
    LearnOptions options =
        new LearnOptions(
            own,
            known.grid(),
            true,
            known.optimizer(),
            known.rates(),
            known.schedule(),
            known.scaling(),
            known.steps());
    try (Backend device = open()) {
      learnsAlike(device, slice(3, 200, Granularity.perChannel(0), 9), List.of(options));
    }
  }
}
