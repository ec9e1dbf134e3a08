package io.github.tornadoqat.tornado;

import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.BackendContract;
import io.github.tornadoqat.program.OpKind;
import io.github.tornadoqat.program.TensorCase;
import java.util.List;

/**
 * The kernels as ordinary Java keep the contract; a quarter of the shapes is tried with each op.
 */
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

  @Override
  protected List<TensorCase> awkwardShapes(OpKind kind) {
    return share(kind, 4);
  }
}
