package io.github.tornadoqat.tornado;

import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.BackendContract;

/** The kernels as ordinary Java keep the contract. */
class EmulatedContractTest extends BackendContract {
  @Override
  protected Backend open(int threads) {
    return new TornadoBackend(new EmulatedAccelerator());
  }

  @Override
  protected int[] threadCounts() {
    return new int[] {1};
  }

  @Override
  protected int randomPrograms() {
    return 100;
  }
}
