package io.github.tornadoqat.benchmarks;

import io.github.tornadoqat.benchmarks.work.CeilingLoops;
import io.github.tornadoqat.benchmarks.work.Crew;
import io.github.tornadoqat.benchmarks.work.Kind;
import java.util.List;

/**
 * What memory allows: a copy with plain stores (8 bytes an element) and a sum (4 bytes), each
 * thread on a contiguous share. Two ways of each are run and the faster one is the ceiling.
 */
final class Ceiling implements Contender {
  private final String name;
  private final Crew crew;
  private final Body body;
  private final float[] x;
  private final float[] target;
  private final float[] sums;

  /** Works on elements from {@code from} to {@code to}; what it sums is returned. */
  private interface Body {
    float run(float[] x, float[] target, int from, int to);
  }

  private Ceiling(String name, Crew crew, Body body, float[] x, float[] target) {
    this.name = name;
    this.crew = crew;
    this.body = body;
    this.x = x;
    this.target = target;
    this.sums = new float[crew.threads()];
  }

  /** The copies of x. */
  static List<Contender> copies(Crew crew, float[] x) {
    float[] target = new float[x.length];
    return List.of(
        new Ceiling("copy loop", crew, CeilingLoops::copy, x, target),
        new Ceiling("copy array", crew, CeilingLoops::copyByArray, x, target));
  }

  /** The sums of x. */
  static List<Contender> reads(Crew crew, float[] x) {
    float[] none = new float[0];
    return List.of(
        new Ceiling("read sum", crew, CeilingLoops::sum, x, none),
        new Ceiling("read sum ahead", crew, CeilingLoops::sumAhead, x, none));
  }

  /** Bytes that the ceiling of this name moves for an element. */
  static int bytes(String name) {
    return name.startsWith(Kind.MSE_STEP.ceiling()) ? 4 : 8;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void run() {
    crew.split(x.length, (part, from, to) -> sums[part] = body.run(x, target, from, to));
  }

  @Override
  public Result result() {
    run();
    double total = 0;
    for (float sum : sums) {
      total += sum;
    }
    return new Result(target, new double[] {total});
  }

  @Override
  public void close() {}
}
