package io.github.tornadoqat.io;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Damages files at random, the same way for the same seed. */
final class Mutator {
  private static final int MAX_DAMAGES = 4;
  private static final int MAX_PIECE = 12;
  private static final byte[] DIGITS = Bytes.latin1("0123456789-.e\"[]{},:");
  private static final byte[] EXTREMES = {0, 1, 0x7F, (byte) 0x80, (byte) 0xFE, (byte) 0xFF};

  private final SplittableRandom random;

  Mutator(long seed) {
    random = new SplittableRandom(seed);
  }

  byte[] mutate(byte[] valid) {
    byte[] mutant = valid.clone();
    int damages = 1 + random.nextInt(MAX_DAMAGES);
    for (int i = 0; i < damages && mutant.length > 0; i++) {
      mutant = damage(mutant);
    }
    return mutant;
  }

  private byte[] damage(byte[] file) {
    int at = random.nextInt(file.length);
    int length = Math.min(1 + random.nextInt(MAX_PIECE), file.length - at);
    switch (random.nextInt(8)) {
      case 0 -> file[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> file[at] = (byte) random.nextInt();
      // Lengths and counts are single bytes, or a few in a row: extremes make them lie.
      case 2 -> file[at] = EXTREMES[random.nextInt(EXTREMES.length)];
      case 3 -> Arrays.fill(file, at, at + length, EXTREMES[random.nextInt(EXTREMES.length)]);
      case 4 -> file[at] = DIGITS[random.nextInt(DIGITS.length)];
      case 5 -> {
        return Arrays.copyOf(file, at);
      }
      case 6 -> {
        return splice(file, at, at, Arrays.copyOfRange(file, at, at + length));
      }
      default -> {
        return splice(file, at, at + length, new byte[0]);
      }
    }
    return file;
  }

  private static byte[] splice(byte[] file, int from, int to, byte[] piece) {
    return Bytes.concat(
        Arrays.copyOf(file, from), piece, Arrays.copyOfRange(file, to, file.length));
  }
}
