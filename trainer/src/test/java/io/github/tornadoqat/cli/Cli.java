package io.github.tornadoqat.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a run of {@code qat} gave.
 *
 * @param code the exit code
 * @param out standard output
 * @param err standard error
 */
record Cli(int code, String out, String err) {
  /** Runs the command in this process, with both streams caught. */
  static Cli run(Object... args) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream caughtOut = new ByteArrayOutputStream();
    ByteArrayOutputStream caughtErr = new ByteArrayOutputStream();
    try (PrintStream o = new PrintStream(caughtOut, true, StandardCharsets.UTF_8);
        PrintStream e = new PrintStream(caughtErr, true, StandardCharsets.UTF_8)) {
      System.setOut(o);
      System.setErr(e);
      String[] texts = new String[args.length];
      for (int i = 0; i < args.length; i++) {
        texts[i] = args[i].toString();
      }
      int code = Qat.run(texts);
      return new Cli(
          code,
          caughtOut.toString(StandardCharsets.UTF_8),
          caughtErr.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  /** The lines of standard error. */
  List<String> errLines() {
    return err.lines().toList();
  }
}
