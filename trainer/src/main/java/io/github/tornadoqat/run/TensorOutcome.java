package io.github.tornadoqat.run;

import io.github.tornadoqat.io.JsonFiles;
import io.github.tornadoqat.io.TensorInfo;
import io.github.tornadoqat.quantizer.Encoding;
import io.github.tornadoqat.report.ReportData;
import io.github.tornadoqat.train.LearnedSlice;
import io.github.tornadoqat.train.LearnedTensor;
import io.github.tornadoqat.train.LearningTrace;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.math3.stat.StatUtils;

/**
 * What one parameterization gave for one tensor.
 *
 * @param info the tensor
 * @param parameterization its name
 * @param tensor what was learned by all parameterizations
 * @param learned what was learned by this one
 * @param histogram for the report, or null
 */
record TensorOutcome(
    TensorInfo info,
    String parameterization,
    LearnedTensor tensor,
    LearnedSlice learned,
    ReportData.HistogramData histogram) {
  private static final double CLOSE = 1.1;

  private LearningTrace trace() {
    return learned.trace();
  }

  double mse(int step) {
    return trace().loss(step) / tensor.elements();
  }

  double initialMse() {
    return mse(0);
  }

  /** Under the encodings that are kept: for each range those of its best step. */
  double finalMse() {
    return learned.kept().loss(0) / tensor.elements();
  }

  double lastMse() {
    return mse(trace().steps());
  }

  double bestMse() {
    return tensor.leastLoss() / tensor.elements();
  }

  /** Signal over quantization noise, in dB; infinite without noise. */
  double sqnr(double mse) {
    return 10 * Math.log10(tensor.energy() / tensor.elements() / mse);
  }

  double clipRate(int step) {
    return (double) trace().clipped(step) / tensor.elements();
  }

  double finalClipRate() {
    return (double) learned.kept().clipped(0) / tensor.elements();
  }

  int stepsToClose() {
    return trace().stepsToStayWithin(CLOSE * tensor.leastLoss());
  }

  int ranges() {
    return learned.encodings().size();
  }

  String shape() {
    return String.join("x", Arrays.stream(info.shape()).mapToObj(Long::toString).toList());
  }

  private double[] scales() {
    return learned.encodings().stream().mapToDouble(Encoding::scale).toArray();
  }

  private double rangeMin() {
    return learned.encodings().stream().mapToDouble(Encoding::min).min().orElse(Double.NaN);
  }

  private double rangeMax() {
    return learned.encodings().stream().mapToDouble(Encoding::max).max().orElse(Double.NaN);
  }

  /** The keys of {@code summary.json}. */
  Map<String, Object> summary() {
    double[] scales = scales();
    double[] zeroPoints = learned.encodings().stream().mapToDouble(Encoding::zeroPoint).toArray();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", info.name());
    map.put("label", info.label());
    map.put("parameterization", parameterization);
    map.put("shape", info.shape());
    map.put("elements", tensor.elements());
    map.put("encodings", ranges());
    map.put("initial_mse", initialMse());
    map.put("final_mse", finalMse());
    map.put("last_mse", lastMse());
    map.put("best_mse", bestMse());
    map.put("initial_sqnr_db", JsonFiles.finite(sqnr(initialMse())));
    map.put("final_sqnr_db", JsonFiles.finite(sqnr(finalMse())));
    map.put("best_sqnr_db", JsonFiles.finite(sqnr(bestMse())));
    map.put("range", ends());
    map.put("scale", Spread.of(scales).toMap());
    map.put("zero_point", Spread.of(zeroPoints).toMap());
    map.put("clip_rate", finalClipRate());
    map.put("steps_to_within_10_percent", stepsToClose());
    map.put("projections", learned.projections());
    return map;
  }

  private Map<String, Object> ends() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("min", rangeMin());
    map.put("max", rangeMax());
    return map;
  }

  /** The row of the report. */
  ReportData.TensorResult toReport(int[] steps) {
    double[] mse = new double[steps.length];
    double[] min = new double[steps.length];
    double[] max = new double[steps.length];
    for (int i = 0; i < steps.length; i++) {
      mse[i] = mse(steps[i]);
      min[i] = trace().min(steps[i]) / ranges();
      max[i] = trace().max(steps[i]) / ranges();
    }
    return new ReportData.TensorResult(
        info.label(),
        shape(),
        parameterization,
        tensor.elements(),
        ranges(),
        initialMse(),
        finalMse(),
        bestMse(),
        sqnr(initialMse()),
        sqnr(finalMse()),
        rangeMin(),
        rangeMax(),
        StatUtils.percentile(scales(), 50),
        finalClipRate(),
        stepsToClose(),
        learned.projections(),
        new ReportData.Curve(steps, mse, min, max),
        histogram);
  }
}
