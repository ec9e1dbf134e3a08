package io.github.tornadoqat.benchmarks;

/**
 * One way of doing a job: the body that both the interleaved runs and JMH time. Everything it needs
 * is allocated before {@link #run}, except what an implementation can only allocate inside.
 */
interface Contender extends AutoCloseable {
  /** The name in tables. */
  String name();

  /** Does the job once. */
  void run();

  /** Does the job once and copies what it gave, for the tests. */
  Result result();

  @Override
  void close();

  /**
   * What a job gives.
   *
   * @param values the fake-quantized values, or dx; empty where there are none
   * @param sums in double precision, empty for forward; backward: ∂/∂scale by sequence, then
   *     ∂/∂zero point; the MSE step: ∂/∂low by sequence, then ∂/∂high, then the mean squared error
   */
  record Result(float[] values, double[] sums) {}
}
