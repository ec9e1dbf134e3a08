package io.github.tornadoqat.cli;

import io.github.tornadoqat.advice.Advice;
import io.github.tornadoqat.advice.Choice;
import io.github.tornadoqat.advice.Flag;
import io.github.tornadoqat.advice.Recommendation;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/** Advice as a person reads it. */
final class AdviceTable {
  /** Rows of the table, and flags, that are shown; the rest is in the JSON. */
  private static final int MOST = 12;

  private static final int WIDEST = 80;

  private AdviceTable() {}

  static void print(Advice advice, PrintWriter out) {
    table(advice.header(), advice.rows(), out);
    for (Recommendation r : advice.recommendations()) {
      out.println();
      out.println(title(advice, r));
      for (Map.Entry<String, Choice> choice : r.choices().entrySet()) {
        out.printf(
            "  %s %s: %s%n",
            choice.getKey(), choice.getValue().value(), choice.getValue().reason());
      }
    }
    advice.notes().forEach(note -> out.printf("note: %s%n", note));
    if (!advice.flags().isEmpty()) {
      out.println();
      for (Flag flag : advice.flags().stream().limit(MOST).toList()) {
        out.printf("flag: %s: %s: %s%n", flag.kind(), flag.where(), flag.text());
      }
      more(advice.flags().size(), "flags", out);
    }
    out.println();
    advice.recommendations().forEach(r -> out.println(r.commandLine()));
    out.flush();
  }

  private static String title(Advice advice, Recommendation r) {
    boolean all = advice.recommendations().size() == 1;
    if (all) {
      return "advice:";
    }
    String first = r.tensors().getFirst();
    int others = r.tensors().size() - 1;
    return "advice on " + first + (others == 0 ? ":" : " and " + others + " more:");
  }

  private static void table(List<String> header, List<List<String>> rows, PrintWriter out) {
    List<List<String>> shown = rows.stream().limit(MOST).toList();
    int[] widths = new int[header.size()];
    for (int c = 0; c < widths.length; c++) {
      int column = c;
      int widest = shown.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
      widths[c] = Math.max(header.get(c).length(), c == 0 ? Math.min(WIDEST, widest) : widest);
    }
    row(header, widths, out);
    shown.forEach(row -> row(row, widths, out));
    more(rows.size(), "", out);
  }

  /** The first and the last column are words, the others numbers. */
  private static void row(List<String> cells, int[] widths, PrintWriter out) {
    StringBuilder line = new StringBuilder(String.format("%-" + widths[0] + "s", cells.getFirst()));
    for (int c = 1; c < widths.length; c++) {
      line.append("  ").append(String.format("%" + widths[c] + "s", cells.get(c)));
    }
    out.println(line);
  }

  private static void more(int all, String what, PrintWriter out) {
    if (all > MOST) {
      out.printf("… and %d more%s, see --json%n", all - MOST, what.isEmpty() ? "" : " " + what);
    }
  }
}
