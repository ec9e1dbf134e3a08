package io.github.tornadoqat.tornado;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How large slices are on devices of any memory; what is in use is CompiledProgramsTest's. */
class DeviceMemoryTest {
  private static final int TRIALS = 13;
  private static final int CHUNK = 4096;

  @ParameterizedTest
  @CsvSource({
    "1, 1, 17",
    "1, 32, 500",
    "1, 128, 1_600",
    "1, 4097, 6_000",
    "64, 128, 30_000",
    "1024, 1, 18_000",
    "1024, 7, 120_000",
    "1024, 128, 1_700_000",
    "1024, 10_000_000, 6_000_000",
    "24_576, 1, 280_000",
    "24_576, 128, 27_000_000",
    "24_576, 4096, 67_108_864",
    "786_432, 1, 280_000",
    "786_432, 100_000_000, 67_108_864"
  })
  void programsOfASliceTakeASixteenthOfTheMemory(long mib, long perRange, long atLeast) {
    long bytes = mib << 20;
    long n = new DeviceMemory("a device", bytes, bytes / 4).sliceElements(perRange);
    assertThat(n).isBetween(atLeast, 1L << 26);
    long ranges = n / perRange;
    long chunks = ranges * Math.ceilDiv(perRange, CHUNK);
    long state = 8 * TRIALS * (9 + 11 + 3) * ranges;
    long learning = 4 * n + 4 * TRIALS * (5 * ranges + (4 + 3) * chunks) + state;
    long codes = (4 + 2) * n + 4 * 5 * ranges;
    long values = (4 + 4) * n + 4 * 2 * ranges;
    for (long program : new long[] {learning, codes, values}) {
      assertThat(program).isLessThan(bytes / 16).isLessThan(1L << 30);
    }
  }

  @ParameterizedTest
  @CsvSource({"4096, 1_400_000", "128, 450_000"})
  void aSliceIsNoLargerThanAnArrayMayBe(long perRange, long atMost) {
    DeviceMemory memory = new DeviceMemory("a device", 1L << 40, 16 << 20);
    assertThat(memory.sliceElements(perRange)).isBetween(atMost / 2, atMost + (1 << 20));
  }
}
