package io.github.tornadoqat.host;

import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.BackendContract;
import io.github.tornadoqat.program.Backends;
import org.junit.jupiter.api.BeforeAll;

/** Holds the CPU backend to the contract, its reductions in scalar code, as small jobs run them. */
final class HostScalarsContractTest extends BackendContract {
  @BeforeAll
  static void settle() {
    MseStepKernel.ONE_PASS.settle(false);
    MseStepKernel.LONG_ONE_PASS.settle(false);
    MseStepKernel.TWO_PASSES.settle(false);
    MseStepKernel.SIDE_BY_SIDE.settle(false);
    RangeGradientKernel.WARM_UP.settle(false);
    RangeGradientKernel.SIDE_BY_SIDE.settle(false);
  }

  @Override
  protected Backend open(int threads) {
    return Backends.open("host", threads);
  }
}
