package io.github.tornadoqat.host;

import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.BackendContract;
import io.github.tornadoqat.program.Backends;

/** Holds the CPU backend to the contract. */
final class HostBackendContractTest extends BackendContract {
  @Override
  protected Backend open(int threads) {
    return Backends.open("host", threads);
  }
}
