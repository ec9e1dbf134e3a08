package io.github.tornadoqat.benchmarks.device;

import io.github.tornadoqat.benchmarks.work.Case;
import io.github.tornadoqat.benchmarks.work.Data;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.BackendException;
import io.github.tornadoqat.program.Buffer;
import io.github.tornadoqat.program.ElementType;
import io.github.tornadoqat.program.Plan;
import io.github.tornadoqat.program.Residency;
import io.github.tornadoqat.program.Shape;
import io.github.tornadoqat.tornado.Probe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;

/** The cases of one size, checked and timed beside copies of a tensor of that size. */
final class CaseRun implements AutoCloseable {
  private static final int[] WIDTHS =
      Probe.COPY_WIDTHS.stream().mapToInt(Integer::intValue).toArray();

  private final Probe probe;
  private final Backend host;
  private final Turns turns;
  private final Buffer from;
  private final Buffer to;
  private final List<Plan> copies = new ArrayList<>();

  /**
   * Makes the copies.
   *
   * @param host gives the bits that every result must have
   */
  CaseRun(Probe probe, Backend host, Turns turns, Data data) {
    this.probe = probe;
    this.host = host;
    this.turns = turns;
    Shape shape = Shape.of(data.elements());
    this.from = probe.profiled().wrap(data.x(), shape);
    this.to = probe.profiled().allocate(ElementType.F32, shape, Residency.DEVICE);
    for (int width : WIDTHS) {
      copies.add(probe.copy(from, to, width));
    }
  }

  /**
   * Checks and times a case.
   *
   * @throws BackendException if the device gives other bits than the host, or no times
   */
  DeviceRow measure(Case work, Session session) throws InterruptedException {
    String difference = Job.difference(host, probe.plain(), work);
    if (!difference.isEmpty()) {
      throw new BackendException(
          "%s gives wrong bits: %s; run the contract tests on this device"
              .formatted(work.work(), difference));
    }
    try (Job timed = new Job(probe.profiled(), work, Residency.DEVICE, Residency.DEVICE);
        Job plain = new Job(probe.plain(), work, Residency.DEVICE, Residency.RESULT)) {
      List<DoubleSupplier> all = new ArrayList<>();
      copies.forEach(copy -> all.add(() -> kernelSeconds(copy)));
      all.add(() -> kernelSeconds(timed.plan()));
      all.add(() -> seconds(plain.plan()));
      double[][] s = turns.measure(all);
      int n = copies.size();
      double[][] ofCopies = Arrays.copyOf(s, n);
      return session.row(work, WIDTHS, ofCopies, s[n], s[n + 1]);
    }
  }

  private double kernelSeconds(Plan plan) {
    plan.execute();
    return plan.deviceNanos()
            .orElseThrow(
                () ->
                    new BackendException(
                        "TornadoVM's profiler gives no kernel time for "
                            + probe.plain().device().backend()
                            + ": choose another backend of the device"))
        / 1e9;
  }

  private static double seconds(Plan plan) {
    long before = System.nanoTime();
    plan.execute();
    return (System.nanoTime() - before) / 1e9;
  }

  @Override
  public void close() {
    copies.forEach(Plan::close);
    from.close();
    to.close();
  }
}
