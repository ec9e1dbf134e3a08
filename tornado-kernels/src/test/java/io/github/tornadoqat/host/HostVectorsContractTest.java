package io.github.tornadoqat.host;

import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.BackendContract;
import io.github.tornadoqat.program.Backends;
import org.junit.jupiter.api.BeforeAll;

/** Holds the CPU backend to the contract, its reductions in vector code from the start. */
final class HostVectorsContractTest extends BackendContract {
  @BeforeAll
  static void settle() {
    MseStepKernel.ONE_PASS.settle(true);
    MseStepKernel.LONG_ONE_PASS.settle(true);
    MseStepKernel.TWO_PASSES.settle(true);
    MseStepKernel.SIDE_BY_SIDE.settle(true);
    RangeGradientKernel.WARM_UP.settle(true);
    RangeGradientKernel.SIDE_BY_SIDE.settle(true);
  }

  @Override
  protected Backend open(int threads) {
    return Backends.open("host", threads);
  }
}
