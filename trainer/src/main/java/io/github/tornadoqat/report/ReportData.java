package io.github.tornadoqat.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a report shows; a pure view of results.
 *
 * @param title the name of the model file
 * @param facts how the results came about (backend, bits, seed, command …), in the order to show
 * @param tensors one result for each tensor and parameterization
 */
public record ReportData(String title, Map<String, String> facts, List<TensorResult> tensors) {
  public ReportData {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    tensors = List.copyOf(tensors);
  }

  /**
   * What learning the ranges of one tensor by one parameterization gave.
   *
   * @param encodings the number of ranges: output channels, or 1
   * @param bestMse the lowest mean squared error that a search found, the bar to reach
   * @param scaleMedian the median step between neighbouring levels, in input units
   * @param clipRate the share of elements outside their range, 0…1
   * @param stepsToWithin10Percent the first step whose error is within 10 % of the best; -1: never
   * @param projections how often a step had to be moved back to a valid range
   * @param curve null where none was kept
   * @param histogram null where the tensor was not chosen for one
   */
  public record TensorResult(
      String name,
      String shape,
      String parameterization,
      long elements,
      int encodings,
      double initialMse,
      double finalMse,
      double bestMse,
      double initialSqnrDb,
      double finalSqnrDb,
      double rangeMin,
      double rangeMax,
      double scaleMedian,
      double clipRate,
      int stepsToWithin10Percent,
      long projections,
      Curve curve,
      HistogramData histogram) {

    /**
     * The first error over the best one: 1 where both are zero, infinite where only the best is.
     */
    public double initialOverBest() {
      return over(initialMse, bestMse);
    }

    /** The last error over the best one: 1 where both are zero, infinite where only the best is. */
    public double finalOverBest() {
      return over(finalMse, bestMse);
    }

    /** What learning added to the signal-to-noise ratio; zero where both are infinite. */
    public double gainDb() {
      return finalSqnrDb == initialSqnrDb ? 0 : finalSqnrDb - initialSqnrDb;
    }

    /** An error over the best one: 1 where both are zero, infinite where only the best is. */
    public static double over(double mse, double best) {
      return mse == best ? 1 : mse / best;
    }
  }

  /**
   * Means over the channels of a tensor at some of the steps.
   *
   * @param min the lower ends of the ranges, in input units
   * @param max the upper ends of the ranges, in input units
   */
  public record Curve(int[] steps, double[] mse, double[] min, double[] max) {
    public Curve {
      if (mse.length != steps.length || min.length != steps.length || max.length != steps.length) {
        throw new IllegalArgumentException(
            "a curve of "
                + steps.length
                + " steps has "
                + mse.length
                + " errors, "
                + min.length
                + " minima and "
                + max.length
                + " maxima");
      }
    }
  }

  /**
   * Equal bins over [low, high], in input units.
   *
   * @param levels the values that quantization leaves
   * @param what whose values are counted, for the caption
   */
  public record HistogramData(
      double low, double high, long[] counts, double[] levels, String what) {}
}
