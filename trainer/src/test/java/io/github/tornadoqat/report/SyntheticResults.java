package io.github.tornadoqat.report;

import io.github.tornadoqat.report.ReportData.Curve;
import io.github.tornadoqat.report.ReportData.HistogramData;
import io.github.tornadoqat.report.ReportData.TensorResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Results as of a small BERT at 4 bits, made up: 38 tensors under four parameterizations. */
final class SyntheticResults {
  private static final List<String> NAMES =
      List.of("minmax", "scale-offset", "beta-gamma", "log-scale");
  private static final double[] RATES = {0.006, 0.0035, 0.02, 0.011};
  private static final int STEPS = 2000;
  private static final int BINS = 256;

  private SyntheticResults() {}

  static ReportData bert() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("backend", "host");
    facts.put("device", "16 threads, 512-bit vectors");
    facts.put("bits", "4");
    facts.put("granularity", "output channel");
    facts.put("scheme", "asymmetric");
    facts.put("steps", "2,000");
    facts.put("optimizer", "Adam");
    facts.put("seed", "42");
    facts.put("version", "0.1.0");
    facts.put("date", "2026-11-22");
    facts.put(
        "command",
        "qat learn all-MiniLM-L6-v2.onnx --bits 4 --parameterization "
            + String.join(",", NAMES)
            + " --steps 2000");
    List<TensorResult> results = new ArrayList<>();
    List<String> tensors = tensors();
    for (int i = 0; i < tensors.size(); i++) {
      results.addAll(tensor(tensors.get(i), i, i % 3 == 0 && i < 36));
    }
    return new ReportData("all-MiniLM-L6-v2.onnx", facts, results);
  }

  private static List<String> tensors() {
    List<String> tensors = new ArrayList<>();
    tensors.add("embeddings.word_embeddings.weight");
    for (int layer = 0; layer < 6; layer++) {
      String prefix = "encoder.layer." + layer + ".";
      for (String part :
          List.of(
              "attention.self.query",
              "attention.self.key",
              "attention.self.value",
              "attention.output.dense",
              "intermediate.dense",
              "output.dense")) {
        tensors.add(prefix + part + ".weight");
      }
    }
    tensors.add("pooler.dense.weight");
    return tensors;
  }

  private static List<TensorResult> tensor(String name, int index, boolean chosen) {
    SplittableRandom random = new SplittableRandom(index);
    double deviation = 0.03 + 0.04 * random.nextDouble();
    double best = deviation * deviation * 0.012 * (0.9 + 0.2 * random.nextDouble());
    double start = best * (1.15 + random.nextDouble() * random.nextDouble() * 2.5);
    boolean wide = name.contains("intermediate") || name.contains("output.dense");
    int rows = index == 0 ? 30522 : wide ? 1536 : 384;
    List<TensorResult> results = new ArrayList<>();
    for (int p = 0; p < NAMES.size(); p++) {
      double over = 1 + 0.002 + 0.06 * random.nextDouble() * random.nextDouble() * (p + 1) / 2;
      double rate = RATES[p] * (0.6 + random.nextDouble());
      Curve curve = curve(start, best * over, deviation, rate);
      double last = curve.mse()[curve.mse().length - 1];
      double power = deviation * deviation;
      double min = curve.min()[curve.min().length - 1];
      double max = curve.max()[curve.max().length - 1];
      results.add(
          new TensorResult(
              name,
              "[" + rows + ", 384]",
              NAMES.get(p),
              rows * 384L,
              rows,
              start,
              last,
              best,
              10 * Math.log10(power / start),
              10 * Math.log10(power / last),
              min,
              max,
              (max - min) / 15,
              0.004 + 0.004 * random.nextDouble(),
              within(curve, 1.1 * best),
              p == 3 ? random.nextLong(90) : 0,
              curve,
              chosen ? histogram(deviation, min, max) : null));
    }
    return results;
  }

  private static Curve curve(double start, double end, double deviation, double rate) {
    int[] steps =
        IntStream.concat(
                IntStream.of(0),
                IntStream.rangeClosed(0, 60).map(i -> (int) Math.pow(STEPS, i / 60.0)))
            .distinct()
            .toArray();
    double[] mse = new double[steps.length];
    double[] min = new double[steps.length];
    double[] max = new double[steps.length];
    for (int i = 0; i < steps.length; i++) {
      double left = Math.exp(-rate * steps[i]);
      mse[i] = end + (start - end) * left;
      min[i] = -deviation * (2.4 + 1.5 * left);
      max[i] = deviation * (2.5 + 1.9 * Math.pow(left, 0.8));
    }
    return new Curve(steps, mse, min, max);
  }

  private static int within(Curve curve, double mse) {
    return IntStream.range(0, curve.steps().length)
        .filter(i -> curve.mse()[i] <= mse)
        .map(i -> curve.steps()[i])
        .findFirst()
        .orElse(-1);
  }

  private static HistogramData histogram(double deviation, double min, double max) {
    SplittableRandom random = new SplittableRandom(7);
    double low = -3.9 * deviation;
    double high = 4.4 * deviation;
    long[] counts = new long[BINS];
    for (int i = 0; i < 40_000; i++) {
      double v = deviation * random.nextGaussian();
      counts[(int) Math.clamp((v - low) / (high - low) * BINS, 0, BINS - 1)]++;
    }
    double scale = (max - min) / 15;
    long zero = Math.round(-min / scale);
    double[] levels = IntStream.range(0, 16).mapToDouble(q -> (q - zero) * scale).toArray();
    return new HistogramData(low, high, counts, levels, "Channel 17 of 384");
  }
}
