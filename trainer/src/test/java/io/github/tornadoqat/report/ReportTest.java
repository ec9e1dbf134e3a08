package io.github.tornadoqat.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tornadoqat.report.ReportData.Curve;
import io.github.tornadoqat.report.ReportData.HistogramData;
import io.github.tornadoqat.report.ReportData.TensorResult;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReportTest {
  private static final Curve CURVE =
      new Curve(
          new int[] {0, 1, 10, 100},
          new double[] {4e-5, 3e-5, 2e-5, 1.5e-5},
          new double[] {-1, -0.9, -0.8, -0.7},
          new double[] {1, 0.9, 0.8, 0.7});
  private static final HistogramData HISTOGRAM =
      new HistogramData(-1, 1, new long[] {1, 5, 9, 4}, new double[] {-0.7, 0, 0.7}, "Channel 0");

  @Test
  void sameDataGivesSamePage() {
    assertThat(page(SyntheticResults.bert())).isEqualTo(page(SyntheticResults.bert()));
  }

  @Test
  void localeDoesNotMatter() {
    String page = page(SyntheticResults.bert());
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertThat(page(SyntheticResults.bert())).isEqualTo(page);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void holdsEveryTensorInTheTableAndInDetail() {
    ReportData data = SyntheticResults.bert();
    Document page = parse(page(data));
    List<Element> rows = elements(page, "tr");
    for (TensorResult r : data.tensors()) {
      assertThat(rows)
          .filteredOn(row -> row.getTextContent().startsWith(r.name()))
          .filteredOn(row -> row.getTextContent().contains("]" + r.parameterization()))
          .singleElement()
          .satisfies(
              row -> assertThat(row.getTextContent()).contains(Numbers.scientific(r.finalMse())));
    }
    assertThat(elements(page, "details")).hasSize(38);
    assertThat(elements(page, "figure")).hasSize(12 * 4);
    assertThat(page(data).length()).isLessThan(2_000_000);
  }

  @Test
  void asksForNothingElse() {
    String page = page(SyntheticResults.bert());
    String rest =
        page.replace("xmlns=\"http://www.w3.org/1999/xhtml\"", "")
            .replace("xmlns=\"http://www.w3.org/2000/svg\"", "");
    assertThat(rest).doesNotContain("http", "url(", "@import", "src=", "href=", "id=\"");
  }

  @Test
  void hasNoIllegalNumberInItsPlots() {
    TensorResult strange =
        result(
            "strange",
            "minmax",
            Double.NaN,
            Double.POSITIVE_INFINITY,
            0,
            strangeCurve(),
            HISTOGRAM);
    Document page = parse(page(data(strange, result("fine", "minmax", CURVE, HISTOGRAM))));
    Pattern legal = Pattern.compile("[-MLHVZzmahv0-9. ]*");
    assertThat(elements(page, "path")).allMatch(p -> legal.matcher(p.getAttribute("d")).matches());
  }

  @ParameterizedTest
  @ValueSource(strings = {"<script>alert(1)</script>", "a&b\"c'd", "]]>", "\u0000\u001b\ud800", ""})
  void escapesEveryText(String text) {
    HistogramData histogram = new HistogramData(0, 1, new long[] {1}, new double[] {0.5}, text);
    ReportData data =
        new ReportData(
            text,
            Map.of("key" + text, text),
            List.of(result(text, text, CURVE, histogram), result("b", text, CURVE, null)));
    Document page = parse(page(data));
    assertThat(elements(page, "script")).hasSize(1);
    String legal = text.replaceAll("[\u0000\u001b\ud800]", "\ufffd");
    assertThat(elements(page, "h1").getFirst().getTextContent()).isEqualTo(legal);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 1e-320, 1e-30, 1, 1e300, Double.MAX_VALUE})
  void drawsAnyError(double mse) {
    double[] errors = {mse, mse, mse, mse};
    Curve curve = new Curve(CURVE.steps(), errors, errors, errors);
    parse(page(data(result("t", "minmax", mse, mse, mse, curve, HISTOGRAM))));
    parse(page(data(result("t", "minmax", 1e-3, mse, 0, curve, null))));
  }

  @Test
  void exactTensorsAreAtTheirBest() {
    TensorResult exact = result("zero", "minmax", 0, 0, 0, null, null);
    assertThat(exact.finalOverBest()).isEqualTo(1);
    assertThat(page(data(exact))).contains("1.000 times the best found");
  }

  @Test
  void worksWithoutCurvesHistogramsOrTensors() {
    assertThat(elements(parse(page(data(result("t", "minmax", null, null)))), "figure")).isEmpty();
    assertThat(elements(parse(page(data())), "details")).isEmpty();
  }

  @Test
  void drawsOneStep() {
    Curve one = new Curve(new int[] {0}, new double[] {1e-5}, new double[] {-1}, new double[] {1});
    Document page = parse(page(data(result("t", "minmax", one, null))));
    assertThat(elements(page, "figure")).hasSize(3);
  }

  @Test
  void saysWhatItLeavesOut() {
    TensorResult lost = result("lost", "minmax", 1e-3, Double.NaN, 1e-4, CURVE, null);
    assertThat(page(data(lost, result("fine", "minmax", CURVE, null))))
        .contains("1 result without finite errors left out");
    assertThat(page(data(lost))).contains("None ends with a finite error.");
  }

  @Test
  void unequalCurvesAreRefused() {
    double[] two = {1, 2};
    assertThatThrownBy(() -> new Curve(new int[] {0}, two, two, two))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 steps has 2 errors");
  }

  private static Curve strangeCurve() {
    double[] odd = {Double.NaN, 0, Double.POSITIVE_INFINITY, -1};
    return new Curve(CURVE.steps(), odd, odd, odd);
  }

  private static ReportData data(TensorResult... results) {
    return new ReportData("model", Map.of("seed", "1"), List.of(results));
  }

  private static TensorResult result(
      String name, String parameterization, Curve curve, HistogramData histogram) {
    return result(name, parameterization, 4e-5, 1.5e-5, 1e-5, curve, histogram);
  }

  private static TensorResult result(
      String name,
      String parameterization,
      double first,
      double last,
      double best,
      Curve curve,
      HistogramData histogram) {
    return new TensorResult(
        name,
        "[4, 8]",
        parameterization,
        32,
        4,
        first,
        last,
        best,
        18,
        20,
        -0.7,
        0.7,
        0.1,
        0.01,
        -1,
        0,
        curve,
        histogram);
  }

  private static String page(ReportData data) {
    StringBuilder page = new StringBuilder();
    try {
      Report.write(data, page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return page.toString();
  }

  private static Document parse(String page) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(page)));
    } catch (Exception e) {
      throw new AssertionError("not well-formed", e);
    }
  }

  private static List<Element> elements(Document page, String tag) {
    NodeList nodes = page.getElementsByTagName(tag);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }
}
