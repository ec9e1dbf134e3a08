package io.github.tornadoqat.cli;

import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.Backends;
import picocli.CommandLine.Option;

/** Where kernels run. */
final class BackendOptions {
  @Option(
      names = "--backend",
      paramLabel = "NAME",
      defaultValue = "host",
      description = "Where kernels run; 'qat devices' lists what there is. Default: host.")
  private String backend;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "CPU threads; results do not depend on it. Default: all.")
  private Integer threads;

  String name() {
    return backend;
  }

  Backend open() {
    return open(Runtime.getRuntime().availableProcessors());
  }

  /** Opens it with so many threads where nothing else was asked for. */
  Backend open(int otherwise) {
    return Backends.open(backend, threads(otherwise));
  }

  /** Whether kernels run on the CPU threads of this process. */
  boolean isHost() {
    return backend.equals("host");
  }

  private int threads(int otherwise) {
    if (threads != null && threads < 1) {
      throw new UsageException("--threads must be 1 or more, not " + threads);
    }
    return threads == null ? otherwise : threads;
  }
}
