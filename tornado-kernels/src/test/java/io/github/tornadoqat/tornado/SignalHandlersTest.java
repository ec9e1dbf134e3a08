package io.github.tornadoqat.tornado;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tornadoqat.program.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignalHandlersTest {
  private static final Device POCL =
      new Device("tornado:opencl:0", "pthread", "Portable Computing Language, TornadoVM 5.2.0", 1);
  private static final Device OTHER =
      new Device("tornado:opencl:1", "a GPU", "NVIDIA CUDA, TornadoVM 5.2.0", 1);

  @TempDir Path folder;

  @Test
  void saysHowToKeepThemFromPocl() throws IOException {
    Path maps = maps("7f00-7f01 r-xp 00000000 08:01 1 /usr/lib/libjvm.so");
    assertThat(SignalHandlers.warning(POCL, maps))
        .contains("LD_PRELOAD=" + System.getProperty("java.home"), "libjsig.so");
    assertThat(SignalHandlers.warning(OTHER, maps)).isEmpty();
  }

  @Test
  void isContentWhereTheyAreKept() throws IOException {
    Path maps = maps("7f00-7f01 r-xp 00000000 08:01 1 /opt/java/lib/libjsig.so");
    assertThat(SignalHandlers.warning(POCL, maps)).isEmpty();
  }

  @Test
  void isQuietWhereLibrariesCannotBeTold() {
    assertThat(SignalHandlers.warning(POCL, folder.resolve("none"))).isEmpty();
  }

  private Path maps(String line) throws IOException {
    return Files.writeString(folder.resolve("maps"), "7f00-7f01 rw-p 00000000 00:00 0\n" + line);
  }
}
