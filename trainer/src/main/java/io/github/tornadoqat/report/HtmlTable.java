package io.github.tornadoqat.report;

import java.util.List;
import java.util.function.Function;

/** A table that scrolls by itself where it is too wide, and that report.js makes sortable. */
public final class HtmlTable {
  private HtmlTable() {}

  /**
   * One cell.
   *
   * @param text what is shown
   * @param value what to sort a number by; null for text
   * @param look what to show before the text, or null
   */
  public record Cell(String text, Double value, Look look) {
    /** A word or a name. */
    public static Cell text(String text) {
      return new Cell(text, null, null);
    }

    /** A number, sorted by its value and not by its text. */
    public static Cell number(double value, String text) {
      return new Cell(text, value, null);
    }

    /** A parameterization's name after a piece of its line. */
    public static Cell parameterization(String name) {
      return new Cell(name, null, Look.of(name));
    }
  }

  /**
   * One column.
   *
   * @param title its heading
   * @param hint what the numbers mean, shown where a pointer rests; null for nothing
   * @param numeric whether it stands at the right
   * @param cell what it shows of a row
   */
  public record Column<T>(String title, String hint, boolean numeric, Function<T, Cell> cell) {
    /** One of words or names. */
    public static <T> Column<T> text(String title, String hint, Function<T, Cell> cell) {
      return new Column<>(title, hint, false, cell);
    }

    /** One of numbers. */
    public static <T> Column<T> number(String title, String hint, Function<T, Cell> cell) {
      return new Column<>(title, hint, true, cell);
    }
  }

  /**
   * Writes it; the first column names its row.
   *
   * @param caption for those who cannot see it
   * @param kind classes of report.css and report.js: sortable, filtered …
   */
  public static <T> void write(
      Markup out, String caption, String kind, List<Column<T>> columns, List<T> rows) {
    out.open("div", "class", "scroll", "role", "region", "aria-label", caption, "tabindex", "0");
    out.open("table", "class", kind).element("caption", caption).open("thead").open("tr");
    for (Column<T> column : columns) {
      String side = column.numeric() ? "number" : null;
      out.element("th", column.title(), "scope", "col", "class", side, "title", column.hint());
    }
    out.close().close().open("tbody").line();
    for (T row : rows) {
      out.open("tr");
      for (int i = 0; i < columns.size(); i++) {
        write(out, columns.get(i), row, i == 0);
      }
      out.close().line();
    }
    out.close().close().close().line();
  }

  private static <T> void write(Markup out, Column<T> column, T row, boolean names) {
    Cell cell = column.cell().apply(row);
    String value = cell.value() == null ? null : Double.toString(cell.value());
    String side = column.numeric() ? "number" : null;
    out.open(names ? "th" : "td", "scope", names ? "row" : null, "class", side, "data-v", value);
    if (cell.look() != null) {
      cell.look().swatch(out);
    }
    if (column.numeric()) {
      out.text(cell.text()).close();
    } else {
      out.name(cell.text()).close();
    }
  }
}
