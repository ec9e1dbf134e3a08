package io.github.tornadoqat.program;

import java.util.List;

/** Compares arrays bit by bit; a NaN equals every NaN. */
final class Bits {
  private Bits() {}

  static void assertSame(String label, List<Object> actual, List<Object> expected) {
    assertEqual(label + ": outputs", actual.size(), expected.size());
    for (int i = 0; i < actual.size(); i++) {
      assertSame(label + ": output " + i, actual.get(i), expected.get(i));
    }
  }

  static void assertSame(String label, Object actual, Object expected) {
    int n = length(expected);
    assertEqual(label + ": length", length(actual), n);
    int first = -1;
    int differing = 0;
    for (int i = 0; i < n; i++) {
      if (bits(actual, i) != bits(expected, i)) {
        first = differing == 0 ? i : first;
        differing++;
      }
    }
    if (differing > 0) {
      throw new AssertionError(
          "%s: element %d is %s and must be %s; %d of %d differ"
              .formatted(label, first, show(actual, first), show(expected, first), differing, n));
    }
  }

  private static void assertEqual(String label, int actual, int expected) {
    if (actual != expected) {
      throw new AssertionError("%s is %d and must be %d".formatted(label, actual, expected));
    }
  }

  private static int length(Object array) {
    return switch (array) {
      case float[] a -> a.length;
      case double[] a -> a.length;
      case int[] a -> a.length;
      case short[] a -> a.length;
      case byte[] a -> a.length;
      default -> throw new AssertionError(array.getClass());
    };
  }

  private static long bits(Object array, int i) {
    return switch (array) {
      // floatToIntBits makes all NaN the same.
      case float[] a -> Float.floatToIntBits(a[i]);
      case double[] a -> Double.doubleToLongBits(a[i]);
      case int[] a -> a[i];
      case short[] a -> a[i];
      case byte[] a -> a[i];
      default -> throw new AssertionError(array.getClass());
    };
  }

  private static String show(Object array, int i) {
    return array instanceof float[] a
        ? a[i] + " (" + Float.toHexString(a[i]) + ")"
        : Long.toString(bits(array, i));
  }
}
