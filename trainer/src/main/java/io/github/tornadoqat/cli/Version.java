package io.github.tornadoqat.cli;

import io.github.tornadoqat.run.Provenance;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version in the jar's manifest, and what else tells one build from another. */
final class Version implements IVersionProvider {
  /** Set by docker/run.sh: an image cannot name its own digest. */
  private static final String IMAGE = "QAT_IMAGE";

  static String text() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }

  /** Where the results of this process come from. */
  static Provenance provenance() {
    String image = System.getenv(IMAGE);
    return new Provenance(text(), commit(), image == null || image.isBlank() ? null : image);
  }

  private static String commit() {
    Properties build = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("build.properties")) {
      build.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return build.getProperty("commit");
  }

  @Override
  public String[] getVersion() {
    return new String[] {"qat " + text() + ", commit " + commit(), "java " + Runtime.version()};
  }
}
