package io.github.tornadoqat.math;

/**
 * How two learned numbers express a range, one number at a time and for every form, as a kernel
 * wants it that learns ranges of several forms side by side. {@code quantizer} says what each form
 * is for; its loops compute the same, each form apart for speed.
 *
 * <p>The forms below {@link #SCALES} express the two ends of a range, the others its scale and zero
 * point. Units and origin are what numbers are counted in. A kernel takes the wrong way where a
 * helper is called under a condition of two, so each condition here is one.
 */
public final class RangeForm {
  /** No form: numbers that only their parameterization understands. */
  public static final int NONE = -1;

  /** min = first·unit, max = second·unit. */
  public static final int LINEAR_ENDS = 0;

  /** min = origin + first·unit, max = min + unit·softplus(second)/ln 2. */
  public static final int SOFTPLUS_WIDTH = 1;

  /** min = σ(first)·unit, max = σ(second)·unit. */
  public static final int SIGMOID_ENDS = 2;

  /** The same, where the rounded zero point counts as a constant. */
  public static final int SIGMOID_WIDTH = 3;

  /** The first form that expresses scale and zero point. */
  public static final int SCALES = 4;

  /** s = first·unit, z = origin + second·unit. */
  public static final int LINEAR_SCALE = 4;

  /** s = exp(first·unit), z = origin + second·unit. */
  public static final int LOG_SCALE = 5;

  /** s = first·unit, z = origin − second/s. */
  public static final int LSQ_PLUS = 6;

  /** How near a projection takes a sigmoid to 0 and 1, which no number reaches. */
  private static final double LEAST_FACTOR = Double.MIN_NORMAL;

  private static final double MOST_FACTOR = 1 - 0x1p-40;

  private RangeForm() {}

  /** The exponential that a number's meaning and gradient need: e^−|number|, or of a log scale. */
  public static double exponential(int form, double number, double unit) {
    double argument = form < SCALES ? (number < 0 ? number : -number) : number * unit;
    return ExpMath.exp(argument);
  }

  /**
   * What the first number stands for: the lower end, or the scale.
   *
   * @param e its {@link #exponential}
   */
  public static double first(int form, double number, double unit, double origin, double e) {
    double sigmoid = RangeMath.sigmoid(number, e) * unit;
    double shifted = origin + number * unit;
    double linear = number * unit;
    double ends = form >= SIGMOID_ENDS ? sigmoid : form == SOFTPLUS_WIDTH ? shifted : linear;
    double scale = form == LOG_SCALE ? e : linear;
    return form < SCALES ? ends : scale;
  }

  /**
   * What the second number stands for: the upper end, or the zero point.
   *
   * @param first what the first number stands for
   * @param e its {@link #exponential}
   */
  public static double second(
      int form, double number, double unit, double origin, double first, double e) {
    double sigmoid = RangeMath.sigmoid(number, e) * unit;
    double wide = first + unit * RangeMath.softplus(number, e) / RangeMath.LN2;
    double linear = number * unit;
    double ends = form >= SIGMOID_ENDS ? sigmoid : form == SOFTPLUS_WIDTH ? wide : linear;
    return form < SCALES ? ends : zeroPoint(form, number, unit, origin, first);
  }

  /** The zero point that the second number stands for beside a scale. */
  public static double zeroPoint(
      int form, double number, double unit, double origin, double scale) {
    double offset = origin - number / scale;
    double linear = origin + number * unit;
    return form == LSQ_PLUS ? offset : linear;
  }

  /**
   * The gradient to the first number.
   *
   * @param second the second number
   * @param first what the first number stands for
   * @param toFirst the gradient to that
   * @param toSecond the gradient to what the second number stands for
   * @param e its {@link #exponential}
   */
  public static double firstGradient(
      int form,
      double second,
      double unit,
      double first,
      double toFirst,
      double toSecond,
      double e) {
    double sigmoid = toFirst * (RangeMath.sigmoidSlope(e) * unit);
    double shifted = (toFirst + toSecond) * unit;
    double linear = toFirst * unit;
    double ends = form >= SIGMOID_ENDS ? sigmoid : form == SOFTPLUS_WIDTH ? shifted : linear;
    double log = toFirst * (first * unit);
    double offset = toFirst + toSecond * second / (first * first);
    double scale = form == LOG_SCALE ? log : form == LSQ_PLUS ? offset : linear;
    return form < SCALES ? ends : scale;
  }

  /**
   * The gradient to the second number.
   *
   * @param first what the first number stands for
   * @param toSecond the gradient to what the second number stands for
   * @param e its {@link #exponential}
   */
  public static double secondGradient(
      int form, double number, double unit, double first, double toSecond, double e) {
    double sigmoid = toSecond * (RangeMath.sigmoidSlope(e) * unit);
    double wide = toSecond * unit * (RangeMath.sigmoid(number, e) / RangeMath.LN2);
    double linear = toSecond * unit;
    double ends = form >= SIGMOID_ENDS ? sigmoid : form == SOFTPLUS_WIDTH ? wide : linear;
    double offset = -toSecond / first;
    double scale = form == LSQ_PLUS ? offset : linear;
    return form < SCALES ? ends : scale;
  }

  /**
   * Whether a range may be learned; see {@link RangeLimits}.
   *
   * @param first what the first number stands for
   * @param second what the second number stands for
   */
  public static boolean isLegal(
      int form,
      double first,
      double second,
      double scale,
      double zeroPoint,
      double leastScale,
      int qmin,
      int steps,
      boolean clamped) {
    boolean ends = RangeLimits.areLegal(first, second, leastScale, steps, clamped);
    boolean encoding = RangeLimits.isLegal(scale, zeroPoint, leastScale, qmin, steps, clamped);
    return form < SCALES ? ends : encoding;
  }

  /**
   * The upper end that numbers can give where these ends are wanted: an end that starts at zero
   * stays there, a sigmoid reaches no further than its unit, and what one end cannot give of the
   * width, the other one gives.
   */
  public static double reachableMax(
      int form, double min, double max, double minUnit, double maxUnit) {
    double width = max - min;
    double linear = maxUnit == 0 ? 0 : minUnit == 0 ? width : max;
    double sigmoid = reachable(reachable(min, minUnit) + width, maxUnit);
    return form >= SIGMOID_ENDS ? sigmoid : form == SOFTPLUS_WIDTH ? max : linear;
  }

  /**
   * The lower end that belongs to {@link #reachableMax}.
   *
   * @param reachableMax what that gave
   */
  public static double reachableMin(
      int form, double min, double max, double minUnit, double maxUnit, double reachableMax) {
    double width = max - min;
    double linear = minUnit == 0 ? 0 : maxUnit == 0 ? -width : min;
    double sigmoid = reachable(reachableMax - width, minUnit);
    return form >= SIGMOID_ENDS ? sigmoid : form == SOFTPLUS_WIDTH ? min : linear;
  }

  /** The nearest end that some factor from 0 to 1 of a unit gives. */
  private static double reachable(double end, double unit) {
    double least = unit < 0 ? unit : 0;
    double most = unit > 0 ? unit : 0;
    return end < least ? least : end > most ? most : end;
  }

  /**
   * What the first number may need the logarithm of where a projection sets it.
   *
   * @param wanted the lower end, or the scale
   */
  public static double firstLogarithm(int form, double wanted, double unit) {
    double odds = RangeMath.odds(factor(wanted, unit));
    return form < SCALES ? odds : wanted;
  }

  /**
   * What the second number may need the logarithm of where a projection sets an end.
   *
   * @param min the lower end that is wanted
   * @param max the upper end that is wanted
   */
  public static double secondLogarithm(int form, double min, double max, double unit) {
    double odds = RangeMath.odds(factor(max, unit));
    double rest = RangeMath.softplusRest((max - min) / unit * RangeMath.LN2);
    return form == SOFTPLUS_WIDTH ? rest : odds;
  }

  private static double factor(double end, double unit) {
    double factor = unit == 0 ? 0 : end / unit;
    double least = factor < LEAST_FACTOR ? LEAST_FACTOR : factor;
    return least > MOST_FACTOR ? MOST_FACTOR : least;
  }

  /**
   * The first number for an end or a scale.
   *
   * @param wanted the lower end, or the scale
   * @param now the lower end that {@code number} stands for
   * @param log the logarithm of {@link #firstLogarithm}
   */
  public static double firstOf(
      int form, double wanted, double unit, double origin, double now, double number, double log) {
    double moved = form >= SIGMOID_ENDS ? log : wanted / unit;
    double kept = wanted == now ? number : unit == 0 ? number : moved;
    double ends = form == SOFTPLUS_WIDTH ? (wanted - origin) / unit : kept;
    double scale = (form == LOG_SCALE ? log : wanted) / unit;
    return form < SCALES ? ends : scale;
  }

  /**
   * The second number for an end.
   *
   * @param min the lower end that is wanted
   * @param max the upper end that is wanted
   * @param now the upper end that {@code number} stands for
   * @param log the logarithm of {@link #secondLogarithm}
   */
  public static double secondOfEnds(
      int form, double min, double max, double unit, double now, double number, double log) {
    double width = (max - min) / unit * RangeMath.LN2;
    double moved = form >= SIGMOID_ENDS ? log : max / unit;
    double kept = max == now ? number : unit == 0 ? number : moved;
    return form == SOFTPLUS_WIDTH ? width + log : kept;
  }

  /**
   * The second number for a zero point.
   *
   * @param zeroPoint the zero point that is wanted
   * @param scale the scale that the first number stands for
   * @param now the zero point that {@code number} stands for beside that scale
   */
  public static double secondOfZeroPoint(
      int form,
      double zeroPoint,
      double scale,
      double unit,
      double origin,
      double now,
      double number) {
    // The offset is kept where the scale moves.
    double offset = zeroPoint == now ? number : scale * (origin - zeroPoint);
    double linear = unit == 0 ? 0 : (zeroPoint - origin) / unit;
    return form == LSQ_PLUS ? offset : linear;
  }
}
