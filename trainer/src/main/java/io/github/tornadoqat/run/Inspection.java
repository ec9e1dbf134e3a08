package io.github.tornadoqat.run;

import io.github.tornadoqat.io.JsonFiles;
import io.github.tornadoqat.io.TensorInfo;
import io.github.tornadoqat.io.TensorSource;
import io.github.tornadoqat.math.FloatFormat;
import io.github.tornadoqat.math.IntegerGrid;
import io.github.tornadoqat.math.ValueGrid;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.BackendException;
import io.github.tornadoqat.quantizer.Encoding;
import io.github.tornadoqat.quantizer.Range;
import io.github.tornadoqat.quantizer.Setup;
import io.github.tornadoqat.train.GridError;
import io.github.tornadoqat.train.MseEvaluator;
import io.github.tornadoqat.train.Slice;
import io.github.tornadoqat.train.StartingRanges;
import io.github.tornadoqat.train.StartingRanges.NonFiniteException;
import io.github.tornadoqat.train.TensorCutter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/** What a model's tensors hold, and how well plain min/max ranges would quantize them. */
public final class Inspection {
  /** The widths that errors are estimated for. */
  public static final List<Integer> BITS = List.of(8, 4, 3, 2);

  /** The floating-point and table formats that errors are estimated for. */
  private static final Map<String, ValueGrid> GRIDS = new LinkedHashMap<>();

  static {
    GRIDS.put("fp8-e4m3", ValueGrid.saturating(FloatFormat.E4M3));
    GRIDS.put("nf4", ValueGrid.nf4());
    GRIDS.put("fp4-e2m1", ValueGrid.saturating(FloatFormat.E2M1));
  }

  private final Backend backend;
  private final TensorCutter.Unit granularity;

  public Inspection(Backend backend, TensorCutter.Unit granularity) {
    this.backend = backend;
    this.granularity = granularity;
  }

  /**
   * One tensor.
   *
   * @param info the tensor
   * @param min the least value; NaN if the values were not read or hold a NaN
   * @param max the greatest value
   * @param mean the mean
   * @param deviation the standard deviation
   * @param sqnrDb signal over quantization noise by bits, or by the name of a format scaled to the
   *     greatest magnitude of each range; empty if it was not estimated
   * @param problem what keeps it from being quantized; empty if nothing does
   */
  public record Row(
      TensorInfo info,
      double min,
      double max,
      double mean,
      double deviation,
      Map<String, Double> sqnrDb,
      String problem) {
    /** The keys of the JSON form. */
    public Map<String, Object> toMap() {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("name", info.name());
      map.put("label", info.label());
      map.put("used_by", info.usedBy());
      map.put("dtype", info.dtype().name());
      map.put("shape", info.shape());
      map.put("channel_axis", info.channelAxis());
      map.put("elements", info.elements());
      map.put("min", JsonFiles.finite(min));
      map.put("max", JsonFiles.finite(max));
      map.put("mean", JsonFiles.finite(mean));
      map.put("standard_deviation", JsonFiles.finite(deviation));
      Map<String, Object> estimates = new LinkedHashMap<>();
      sqnrDb.forEach((format, db) -> estimates.put(format, JsonFiles.finite(db)));
      map.put("minmax_sqnr_db", estimates);
      map.put("problem", problem);
      return map;
    }
  }

  /** Reads every floating-point tensor that passes the filter; without globs all tensors. */
  public List<Row> run(Path model, TensorFilter filter, Progress.Factory progress) {
    try (TensorSource source = TensorSource.open(model)) {
      List<TensorInfo> tensors =
          filter.include().isEmpty() && filter.exclude().isEmpty()
              ? source.tensors()
              : filter.select(source);
      List<Row> rows = new ArrayList<>();
      long units = tensors.stream().mapToLong(TensorInfo::elements).sum();
      try (Progress bar = progress.start("inspect", units)) {
        for (TensorInfo info : tensors) {
          bar.at(info.label());
          rows.add(row(source, info));
          bar.advance(info.elements());
        }
      }
      return rows;
    }
  }

  private Row row(TensorSource source, TensorInfo info) {
    String problem = info.isQuantized() ? "quantized already: skipped" : "";
    if (!info.dtype().isFloating() || info.elements() == 0) {
      return new Row(info, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Map.of(), problem);
    }
    float[] values = Tensors.read(source, info);
    SummaryStatistics statistics = new SummaryStatistics();
    boolean hasNan = false;
    for (float v : values) {
      statistics.addValue(v);
      hasNan |= Float.isNaN(v);
    }
    Map<String, Double> estimates = Map.of();
    if (info.isWeightMatrix()) {
      try {
        estimates = estimate(Tensors.cutter(values, info, granularity, backend));
      } catch (NonFiniteException e) {
        problem = e.getMessage();
      } catch (BackendException e) {
        throw Tensors.failed(info, e);
      }
    }
    return new Row(
        info,
        hasNan ? Double.NaN : statistics.getMin(),
        hasNan ? Double.NaN : statistics.getMax(),
        statistics.getMean(),
        statistics.getStandardDeviation(),
        estimates,
        problem);
  }

  private Map<String, Double> estimate(TensorCutter cutter) {
    Map<String, Double> losses = new LinkedHashMap<>();
    double energy = 0;
    for (int i = 0; i < cutter.count(); i++) {
      Slice slice = cutter.slice(i);
      List<Range> ranges = StartingRanges.ofData(backend, slice);
      for (float v : slice.values()) {
        energy += (double) v * v;
      }
      try (MseEvaluator evaluator = new MseEvaluator(backend, slice, BITS.size())) {
        for (int k = 0; k < BITS.size(); k++) {
          IntegerGrid grid = IntegerGrid.unsigned(BITS.get(k));
          for (int p = 0; p < ranges.size(); p++) {
            Setup setup = new Setup(ranges.get(p), grid, true);
            evaluator.set(k, p, Encoding.snap(setup.startAffine(), grid));
          }
        }
        evaluator.execute();
        for (int k = 0; k < BITS.size(); k++) {
          for (int p = 0; p < ranges.size(); p++) {
            losses.merge(String.valueOf(BITS.get(k)), evaluator.loss(k, p), Double::sum);
          }
        }
      }
      GRIDS.forEach(
          (name, grid) ->
              losses.merge(name, GridError.of(backend, slice, ranges, grid), Double::sum));
    }
    double signal = energy;
    losses.replaceAll((format, loss) -> 10 * Math.log10(signal / loss));
    return losses;
  }
}
