package io.github.tornadoqat.cli;

import io.github.tornadoqat.run.Scheme;
import picocli.CommandLine.Option;

/** The option that says which grid the codes are of. */
final class SchemeOption {
  @Option(
      names = "--scheme",
      paramLabel = "S",
      defaultValue = "asymmetric",
      description = "asymmetric, symmetric-full or symmetric-restricted. Default: asymmetric.")
  private String scheme;

  Scheme scheme() {
    return Scheme.parse(scheme);
  }
}
