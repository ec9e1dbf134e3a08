package io.github.tornadoqat.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicOutputTest {
  @TempDir Path folder;

  @Test
  void writesAndReplacesWhenForced() throws IOException {
    Path target = folder.resolve("out.bin");
    AtomicOutput.write(target, false, out -> out.write(Bytes.utf8("one")));
    assertThat(target).hasContent("one");
    AtomicOutput.write(target, true, out -> out.write(Bytes.utf8("two")));
    assertThat(target).hasContent("two");
    assertOnly("out.bin");
  }

  @Test
  void keepsAnExistingTarget() throws IOException {
    Path target = Bytes.file(folder, "out.bin", Bytes.utf8("old"));
    assertRefused(
        () -> AtomicOutput.write(target, false, out -> out.write(1)), target + ": already exists");
    // Also one that appears while the new one is written.
    Path late = folder.resolve("late.bin");
    assertRefused(
        () -> AtomicOutput.write(late, false, out -> Files.writeString(late, "theirs")),
        late + ": already exists");
    assertThat(target).hasContent("old");
    assertThat(late).hasContent("theirs");
    assertOnly("late.bin", "out.bin");
  }

  @Test
  void failuresLeaveEverythingAsItWas() throws IOException {
    Path target = Bytes.file(folder, "out.bin", Bytes.utf8("old"));
    assertRefused(
        () ->
            AtomicOutput.write(
                target,
                true,
                out -> {
                  out.write(new byte[1 << 20]);
                  throw new IOException("No space left\non device");
                }),
        target + ": writing failed: No space left\\u000aon device");
    assertThatThrownBy(
            () ->
                AtomicOutput.write(
                    target,
                    true,
                    out -> {
                      throw new IllegalStateException("a bug");
                    }))
        .isExactlyInstanceOf(IllegalStateException.class);
    assertThat(target).hasContent("old");
    assertOnly("out.bin");
  }

  @Test
  void refusesPlacesThatCannotBeWritten() throws IOException {
    Path missing = folder.resolve("missing/out.bin");
    assertRefused(
        () -> AtomicOutput.write(missing, false, out -> out.write(1)),
        missing + ": its folder does not exist");
    assertRefused(
        () -> AtomicOutput.write(folder, true, out -> out.write(1)),
        folder + ": is a folder, expected a file name");
    Path device = Path.of("/dev/null");
    if (Files.exists(device)) {
      assertRefused(
          () -> AtomicOutput.write(device, true, out -> out.write(1)),
          device + ": exists and is not a regular file");
    }
    // /proc takes no files, not even from root.
    Path proc = Path.of("/proc/out.bin");
    if (Files.isDirectory(proc.getParent())) {
      assertThatThrownBy(() -> AtomicOutput.write(proc, false, out -> out.write(1)))
          .isExactlyInstanceOf(BadOutputException.class)
          .hasMessageStartingWith(proc + ": ")
          .hasNoSuppressedExceptions();
    }
  }

  private static void assertRefused(ThrowingCallable write, String message) {
    assertThatThrownBy(write).isExactlyInstanceOf(BadOutputException.class).hasMessage(message);
  }

  private void assertOnly(String... names) throws IOException {
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder(names);
    }
  }
}
