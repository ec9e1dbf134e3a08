package io.github.tornadoqat.io;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileNpyTest {
  private static final byte[] EIGHT = new byte[8];

  @TempDir Path folder;

  private void assertRefused(byte[] file, String line) {
    Bytes.assertRefused(Bytes.file(folder, "w.npy", file), line);
  }

  private void assertRefused(String header, String line) {
    assertRefused(Bytes.npy(header, EIGHT), line);
  }

  private static String header(String descr, String fortran, String shape) {
    return "{'descr': " + descr + ", 'fortran_order': " + fortran + ", 'shape': " + shape + ", }";
  }

  @Test
  void empty() {
    assertRefused(new byte[0], "file: is empty, expected a model file");
  }

  @Test
  void noMagic() {
    String line = "offset 0: no NumPy array, expected \\x93NUMPY, a version and a header";
    assertRefused(new byte[100], line);
    assertRefused(Bytes.latin1("\u0093NUMPY\u0001"), line);
  }

  @Test
  void versionOfTheFuture() {
    assertRefused(
        Bytes.latin1("\u0093NUMPY\u0004\u0000\u0000\u0000\u0000\u0000"),
        "offset 6: version 4, expected 1, 2 or 3");
  }

  @Test
  void headerBeyondTheFile() {
    assertRefused(
        Bytes.latin1("\u0093NUMPY\u0001\u0000\u00FF\u00FF{}"),
        "offset 8: header length 65535, expected at most 2");
    assertRefused(
        Bytes.latin1("\u0093NUMPY\u0002\u0000\u00FF\u00FF\u00FF\u00FF{}"),
        "offset 8: header length 4294967295, expected at most 2");
  }

  @Test
  void headerAboveTheCap() {
    byte[] start = Bytes.latin1("\u0093NUMPY\u0002\u0000\u0001\u0000\u0001\u0000");
    assertRefused(
        Bytes.concat(start, new byte[70_000]),
        "offset 8: header length 65537, expected at most 65536");
  }

  @Test
  void noDictionary() {
    assertRefused(
        "[]", "header: no dictionary, expected {'descr': …, 'fortran_order': …, 'shape': …}");
  }

  @Test
  void keysMissingOrTwice() {
    assertRefused(
        "{'shape': (2,)}", "header: keys [shape], expected descr, fortran_order and shape");
    assertRefused(
        "{'shape': (2,), 'shape': (2,)}", "header: a second shape, expected every key once");
  }

  @Test
  void codeInTheHeader() {
    assertRefused(
        header("__import__('os')", "False", "(2,)"),
        "header: can't read 'descr': __import__('os'), 'fortran_order': False, 'shape': (2,), ,"
            + " expected a string, True, False or a tuple per key");
  }

  @Test
  void objectsAndStructures() {
    assertRefused(
        header("'|O'", "False", "(2,)"),
        "header: dtype '|O', expected a plain number type like '<f4'");
    assertRefused(
        header("'<c8'", "False", "(1,)"),
        "header: dtype '<c8', expected a plain number type like '<f4'");
    assertRefused(
        header("'|f4'", "False", "(2,)"),
        "header: dtype '|f4', expected a plain number type like '<f4'");
    assertRefused(
        header("True", "False", "(2,)"),
        "header: dtype True, expected a plain number type like '<f4'");
    assertRefused(
        header("[('x', '<f4')]", "False", "(2,)"),
        "header: can't read 'descr': [('x', '<f4')], 'fortran_order': False, 'shape': (2,), ,"
            + " expected a string, True, False or a tuple per key");
  }

  @Test
  void orderThatIsNone() {
    assertRefused(
        header("'<f4'", "'C'", "(2,)"), "header: fortran_order 'C', expected True or False");
  }

  @Test
  void shapesThatAreNone() {
    assertRefused(header("'<f4'", "False", "True"), "header: shape True, expected a tuple");
    assertRefused(
        header("'<f4'", "False", "(1 2)"),
        "header: shape (1 2), expected at most 64 integers below 2^63");
    assertRefused(
        header("'<f4'", "False", "(9223372036854775808,)"),
        "header: shape (9223372036854775808,), expected at most 64 integers below 2^63");
    assertRefused(
        header("'<f4'", "False", "(" + "1,".repeat(65) + ")"),
        "header: shape ("
            + "1,".repeat(96).substring(0, 130)
            + "), expected at most 64 integers below 2^63");
  }

  @Test
  void shapeThatIsNotItsData() {
    assertRefused(
        header("'<f4'", "False", "(3,)"),
        "header: data of 8 bytes, expected 3 elements of F32 for shape [3]");
    assertRefused(
        header("'<f4'", "False", "(4294967296, 4294967296)"),
        "header: shape [4294967296, 4294967296], expected extents >= 0 with a product below 2^63");
  }

  @Test
  void patternBomb() {
    assertRefused(
        "{" + " ".repeat(60_000) + "'" + "a".repeat(5000) + "}",
        "header: can't read "
            + " ".repeat(189)
            + "…, expected a string, True, False or a tuple per key");
  }
}
