package io.github.tornadoqat.quantizer;

import io.github.tornadoqat.math.RangeForm;
import io.github.tornadoqat.program.RangeUpdate;
import java.util.List;

/**
 * Ranges that are learned together: their numbers, the gradients to these and the encodings that
 * they express, as arrays with an element a range. What a step computes runs over all ranges.
 */
public final class LearnedRanges extends Encodings {
  final boolean clampZeroPoint;
  final Setup[] setups;

  /** The learned numbers. */
  final double[] first;

  final double[] second;

  /** Their units; see {@link Units}. */
  final double[] firstUnits;

  final double[] secondUnits;
  final double[] origins;

  /** The smallest scale that is legal. */
  final double[] leastScales;

  /** The ends that the numbers express, of parameterizations by ends. */
  final double[] mins;

  final double[] maxs;

  /** By how much what a number stands for, an end or scale or zero point, moves with it. */
  final double[] firstSlopes;

  final double[] secondSlopes;

  /** The gradients to the numbers. */
  final double[] firstGradients;

  final double[] secondGradients;

  private final BulkParameterization parameterization;

  /**
   * Ranges whose numbers express their starts.
   *
   * @param setups what stays fixed of each, with one grid and one rule for zero points
   */
  public LearnedRanges(Parameterization parameterization, List<Setup> setups) {
    super(setups.getFirst().grid(), setups.size());
    int n = setups.size();
    this.parameterization = BulkParameterization.of(parameterization);
    this.clampZeroPoint = setups.getFirst().clampZeroPoint();
    this.setups = setups.toArray(Setup[]::new);
    this.first = new double[n];
    this.second = new double[n];
    this.firstUnits = new double[n];
    this.secondUnits = new double[n];
    this.origins = new double[n];
    this.leastScales = new double[n];
    this.mins = new double[n];
    this.maxs = new double[n];
    this.firstSlopes = new double[n];
    this.secondSlopes = new double[n];
    this.firstGradients = new double[n];
    this.secondGradients = new double[n];
    for (int p = 0; p < n; p++) {
      start(p);
    }
  }

  private void start(int p) {
    Setup setup = setups[p];
    if (!setup.grid().equals(grid) || setup.clampZeroPoint() != clampZeroPoint) {
      throw new IllegalArgumentException("ranges of two kinds: " + setups[0] + " and " + setup);
    }
    leastScales[p] = setup.leastScale();
    Units units = parameterization.units(setup);
    firstUnits[p] = units.first();
    secondUnits[p] = units.second();
    origins[p] = units.origin();
    set(p, parameterization.initialize(setup));
  }

  /**
   * Moves every range to where it is legal, and sets the encodings that the numbers then express.
   *
   * @return how many ranges were not legal
   * @throws IllegalArgumentException if a number is NaN
   */
  public long encode() {
    long projections = 0;
    parameterization.affines(this, 0, size());
    int p = parameterization.nextIllegal(this, 0);
    while (p < size()) {
      Parameters moved = parameters(p);
      Parameters legal = parameterization.project(this, p);
      if (!legal.equals(moved)) {
        projections++;
        set(p, legal);
        parameterization.affines(this, p, p + 1);
      }
      p = parameterization.nextIllegal(this, p + 1);
    }
    snap();
    return projections;
  }

  /** Whether kernels know what the numbers of a parameterization express. */
  public static boolean isKnown(Parameterization parameterization) {
    return BulkParameterization.of(parameterization).form() != RangeForm.NONE;
  }

  /** A number of {@link RangeForm}: what the numbers express. */
  public int form() {
    return parameterization.form();
  }

  /** Writes numbers and units into columns of {@link RangeUpdate#ranges} from one on. */
  public void storeStart(double[] table, int from) {
    int columns = table.length / RangeUpdate.Range.ROWS;
    store(first, table, RangeUpdate.Range.FIRST * columns + from);
    store(second, table, RangeUpdate.Range.SECOND * columns + from);
    store(firstUnits, table, RangeUpdate.Range.FIRST_UNIT * columns + from);
    store(secondUnits, table, RangeUpdate.Range.SECOND_UNIT * columns + from);
    store(origins, table, RangeUpdate.Range.ORIGIN * columns + from);
    store(leastScales, table, RangeUpdate.Range.LEAST_SCALE * columns + from);
  }

  private static void store(double[] row, double[] table, int at) {
    System.arraycopy(row, 0, table, at, row.length);
  }

  /**
   * Applies the chain rule, from the sums that {@link RangeGradient} describes to {@link
   * #gradients}.
   *
   * @param r Σ g·(round(v) − v) over the elements inside of each range
   * @param l Σ g over the elements below
   * @param h Σ g over the elements above
   */
  public void differentiate(double[] r, double[] l, double[] h) {
    parameterization.gradients(this, r, l, h);
  }

  /**
   * The learned numbers of all ranges: the array itself, for optimizers.
   *
   * @param k 0 for the first of each range, 1 for the second
   */
  public double[] numbers(int k) {
    return k == 0 ? first : second;
  }

  /** The gradients to {@link #numbers}: the array itself. */
  public double[] gradients(int k) {
    return k == 0 ? firstGradients : secondGradients;
  }

  Parameters parameters(int p) {
    return new Parameters(first[p], second[p]);
  }

  void set(int p, Parameters parameters) {
    first[p] = parameters.first();
    second[p] = parameters.second();
  }
}
