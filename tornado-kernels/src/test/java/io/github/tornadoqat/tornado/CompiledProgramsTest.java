package io.github.tornadoqat.tornado;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.BackendException;
import io.github.tornadoqat.program.Buffer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When the kernels of a closed plan are used again, what is kept of them, and when they go. */
class CompiledProgramsTest {
  private static final int N = 37;

  /** A program of 1024 numbers holds 8 KiB and its bounds: three are kept, and not four. */
  private static final int MEMORY = 4 * (3 * 8 + 2) * 1024;

  private CountingAccelerator accelerator = new CountingAccelerator(new EmulatedAccelerator());
  private Backend backend = new TornadoBackend(accelerator);

  private void openWithMemory(long bytes) {
    accelerator = new CountingAccelerator(new EmulatedAccelerator(), bytes);
    backend = new TornadoBackend(accelerator);
  }

  @AfterEach
  void everyProgramIsClosedOnce() {
    backend.close();
    assertThat(accelerator.closings()).containsOnly(1);
  }

  @Test
  void usesKernelsAgainOnceThePlanAndItsBuffersAreClosed() {
    for (float limit : new float[] {5f, 30f, 7f}) {
      try (ClipRun run = ClipRun.executed(backend, N, limit)) {
        run.execute();
      }
    }
    assertThat(accelerator.compiled()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void compilesAnewWhileABufferIsOpen(int open) {
    ClipRun first = ClipRun.executed(backend, N, 5f);
    List<Buffer> buffers = List.of(first.x, first.bounds, first.y);
    first.plan.close();
    buffers.stream().filter(b -> b != buffers.get(open)).forEach(Buffer::close);

    try (ClipRun second = ClipRun.executed(backend, N, 7f)) {
      assertThat(accelerator.compiled()).isEqualTo(2);
      buffers.get(open).close();
      ClipRun.executed(backend, N, 9f).close();
      assertThat(accelerator.compiled()).isEqualTo(2);
      second.execute();
    }
  }

  @Test
  void compilesAnewWhileThePlanIsOpen() {
    ClipRun first = ClipRun.executed(backend, N, 5f);
    List.of(first.x, first.bounds, first.y).forEach(Buffer::close);
    ClipRun.executed(backend, N, 7f).close();
    assertThat(accelerator.compiled()).isEqualTo(2);
    first.close();
  }

  /** Its content is in the arrays of another program, where it must stay. */
  @Test
  void compilesAnewForABufferThatAnotherProgramHas() {
    ClipRun kept = ClipRun.executed(backend, N, 5f);
    ClipRun.executed(backend, N, 6f).close();
    kept.close();
    assertThat(accelerator.compiled()).isEqualTo(2);
    try (ClipRun first = ClipRun.executed(backend, N, 7f);
        ClipRun second = new ClipRun(backend, first.x, 9f)) {
      second.execute();
      first.execute();
      assertThat(accelerator.compiled()).isEqualTo(3);
    }
  }

  @Test
  void doesNotUseAProgramAgainThatSharedABuffer() {
    try (ClipRun first = ClipRun.executed(backend, N, 7f)) {
      new ClipRun(backend, first.x, 9f).close();
      assertThat(accelerator.closings()).containsExactly(0, 1);
    }
    // The same for the first one's kernels, which another program takes now.
    try (ClipRun first = ClipRun.executed(backend, N, 7f)) {
      new ClipRun(backend, first.x, 9f).close();
      assertThat(accelerator.closings()).containsExactly(0, 1, 1);
    }
  }

  @Test
  void doesNotUseAFailedProgramAgain() {
    try (ClipRun run = ClipRun.executed(backend, N, 5f)) {
      accelerator.failing(true);
      assertThatThrownBy(run::execute).isInstanceOf(BackendException.class);
      accelerator.failing(false);
      run.execute();
    }
    assertThat(accelerator.closings()).containsExactly(1);
    ClipRun.executed(backend, N, 7f).close();
    assertThat(accelerator.compiled()).isEqualTo(2);
  }

  @Test
  void usesAProgramAgainThatRefusedAClosedBuffer() {
    try (ClipRun run = ClipRun.executed(backend, N, 5f)) {
      run.bounds.close();
      assertThatThrownBy(run::execute).isInstanceOf(IllegalStateException.class);
    }
    ClipRun.executed(backend, N, 7f).close();
    assertThat(accelerator.compiled()).isEqualTo(1);
  }

  @Test
  void resultsOutliveTheirPlanAndTheBackend() {
    ClipRun first = ClipRun.executed(backend, N, 5f);
    first.plan.close();
    first.assertResults();
    ClipRun.executed(backend, N, 7f).close();
    first.assertResults();
    backend.close();
    first.assertResults();
    first.close();
  }

  @Test
  void keepsAQuarterOfTheMemoryAndClosesTheOldestFirst() {
    openWithMemory(MEMORY);
    for (int n = 1021; n <= 1024; n++) {
      ClipRun.executed(backend, n, 5f).close();
    }
    assertThat(accelerator.closings()).containsExactly(1, 0, 0, 0);
    // The second is now the last that was used.
    ClipRun.executed(backend, 1022, 7f).close();
    assertThat(accelerator.closings()).containsExactly(1, 0, 0, 0);
    ClipRun.executed(backend, 1020, 5f).close();
    assertThat(accelerator.closings()).containsExactly(1, 0, 1, 0, 0);
  }

  @Test
  void keepsNoProgramBeyondAQuarterOfTheMemory() {
    openWithMemory(MEMORY);
    ClipRun.executed(backend, 4 * 1024, 5f).close();
    assertThat(accelerator.closings()).containsExactly(1);
  }

  @Test
  void makesRoomForAProgramThatNeedsMoreThanIsLeft() {
    openWithMemory(MEMORY);
    for (int n = 1022; n <= 1024; n++) {
      ClipRun.executed(backend, n, 5f).close();
    }
    // 88 of 104 KiB: two of three programs of 8 KiB must go.
    try (ClipRun large = ClipRun.executed(backend, 11 * 1024, 5f)) {
      assertThat(accelerator.closings()).containsExactly(1, 1, 0, 0);
      large.execute();
    }
  }

  @Test
  void makesRoomForAProgramBesideThoseInUse() {
    openWithMemory(MEMORY);
    for (int n = 1022; n <= 1024; n++) {
      ClipRun.executed(backend, n, 5f).close();
    }
    // 64 and three times 8 of 104 KiB: with 16 more one of the three must go.
    try (ClipRun first = ClipRun.executed(backend, 8 * 1024, 5f);
        ClipRun second = ClipRun.executed(backend, 2 * 1024, 5f)) {
      assertThat(accelerator.closings()).containsExactly(1, 0, 0, 0, 0);
      // Kernels that are used again are in use too: 64, 16, 8 and 4, and 8 that are not.
      try (ClipRun again = ClipRun.executed(backend, 1023, 5f);
          ClipRun third = ClipRun.executed(backend, 512, 5f)) {
        assertThat(accelerator.compiled()).isEqualTo(6);
        assertThat(accelerator.closings()).containsExactly(1, 0, 0, 0, 0, 0);
        ClipRun.executed(backend, 511, 5f).close();
        assertThat(accelerator.closings()).containsExactly(1, 0, 1, 0, 0, 0, 0);
        List.of(first, second, again, third).forEach(ClipRun::execute);
      }
    }
  }

  @Test
  void saysHowMuchIsInUseWhereAProgramDoesNotFit() {
    openWithMemory(10 << 20);
    ClipRun.executed(backend, N, 5f).close();
    int n = 3 << 17;
    try (ClipRun open = ClipRun.executed(backend, 2 * n, 5f)) {
      assertThatThrownBy(() -> new ClipRun(backend, 2 * n + 1, 5f))
          .isInstanceOf(BackendException.class)
          .hasMessageStartingWith(
              "the program needs 6.0 MiB and kernels as Java has 10.0 MiB,"
                  + " 6.0 MiB of it in use by other plans; ");
      // What would not have helped is still there, and other programs fit.
      assertThat(accelerator.closings()).containsExactly(0, 0);
      ClipRun.executed(backend, n, 5f).close();
      open.execute();
    }
    ClipRun.executed(backend, 2 * n + 1, 5f).close();
  }

  @Test
  void aFailedProgramIsNoLongerInUseOnceItsPlanIsClosed() {
    openWithMemory(10 << 20);
    int n = 6 << 17;
    try (ClipRun run = new ClipRun(backend, n, 5f)) {
      accelerator.failing(true);
      assertThatThrownBy(run::execute).isInstanceOf(BackendException.class);
      accelerator.failing(false);
    }
    ClipRun.executed(backend, n + 1, 5f).close();
  }

  @Test
  void refusesAnArrayThatIsTooLarge() {
    accelerator = new CountingAccelerator(new EmulatedAccelerator(), 64 << 20, 1 << 20);
    backend = new TornadoBackend(accelerator);
    ClipRun.executed(backend, (1 << 18) - 24, 5f).close();
    assertThatThrownBy(() -> new ClipRun(backend, (1 << 18) + 1, 5f))
        .isInstanceOf(BackendException.class)
        .hasMessageStartingWith(
            "an array of the program needs 1.0 MiB and kernels as Java takes at most 1.0 MiB in"
                + " one; ");
    assertThat(accelerator.compiled()).isEqualTo(1);
  }

  @Test
  void closesWhatIsUnusedAndThenWhatAPlanGivesBack() {
    ClipRun.executed(backend, N, 5f).close();
    ClipRun.executed(backend, N + 1, 5f).close();
    try (ClipRun open = ClipRun.executed(backend, N + 2, 5f)) {
      backend.close();
      assertThat(accelerator.closings()).containsExactly(1, 1, 0);
      open.execute();
      open.plan.close();
      assertThat(accelerator.closings()).containsExactly(1, 1, 1);
    }
  }
}
