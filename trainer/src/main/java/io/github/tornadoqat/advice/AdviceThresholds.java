package io.github.tornadoqat.advice;

/** The limits that advice is decided by, each with what was measured to set it. */
final class AdviceThresholds {
  /**
   * A start whose error is at most this many times the least has nothing to gain from a search: the
   * last step of a good run rests 1 to 5 % above its best one on weights of all-MiniLM-L6-v2.
   */
  static final double NEAR = 1.01;

  /**
   * An error that is more than this many times another is worth a change: {@code qat study paper}
   * counts a run as close within the same.
   */
  static final double CLOSE = 1.1;

  /**
   * The farthest that an end may be from zero, in widths of its range, for beta/gamma: zero is
   * outside then, and shares of an end are too coarse for the width. On 10,000 samples of a normal
   * distribution 5 or 10 deviations and more away from zero, learned with a free zero point and
   * {@code --lr auto}, beta/gamma stayed at 2.7 to 70 times the best error, min/max came within 2
   * %.
   */
  static final double FAR = 1.001;

  /**
   * Rates of beta/gamma and symmetric-gamma; the first that reaches far enough is advised. On
   * weights of all-MiniLM-L6-v2 at 3, 4 and 8 bits, a tensor, channel or group of 128 a range, 200
   * steps from min/max at 0.03 ended within 0.3 % of the best, at 0.01 within 10 %; from the best
   * start 0.03 ended no higher than 0.01 and up to 0.13 % lower. At 0.1 8 bits ended 1 % above the
   * best. Of symmetric-gamma on layers 0 and 2, full scheme: from min/max 0.03 within 0.25 %, 0.01
   * within 12 %, 0.1 within 2.8 %; from the best start 0.03 within 0.02 %, 0.01 within 0.6 %.
   */
  static final double[] RATES = {0.03, 0.1};

  /**
   * How many times the way of an end a run has to be able to go: at 1.1 times (0.01, from min/max,
   * 4 bits a tensor) runs ended 10 % above the best, at 3.3 times (0.03) within 0.01 %.
   */
  static final double SPARE = 2;

  /** The share of ranges that must get there; a few odd ones must not set the rate of all. */
  static final double MOST_RANGES = 95;

  /** What {@code qat learn} takes by default. */
  static final int STEPS = 200;

  /** A grid that has at least {@link #MANY} codes and uses so few of them is nearly dead. */
  static final int FEW = 2;

  static final int MANY = 8;

  /**
   * Widths that an end may swing over the last tenth of a run. On 10,000 normal samples, in 5,000
   * steps at 0.01, min/max and beta/gamma swing by up to 1.5 % at 3 bits and 0.4 % at 10;
   * scale/offset at 10 bits by 35 %, and by 8 % at 0.001.
   */
  static final double SWING = 0.02;

  /** The share of the steps at the end that a swing is looked for in. */
  static final double LAST = 0.1;

  private AdviceThresholds() {}
}
