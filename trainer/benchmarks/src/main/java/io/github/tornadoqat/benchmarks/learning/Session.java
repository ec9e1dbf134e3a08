package io.github.tornadoqat.benchmarks.learning;

import io.github.tornadoqat.benchmarks.work.Machine;
import io.github.tornadoqat.benchmarks.work.Medians;
import io.github.tornadoqat.program.Device;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What all rows of a run share, and how they are made.
 *
 * @param cpu the processor's model name
 * @param threads CPU threads of the host backend and the read
 * @param load the machine's load average before the build
 * @param commit the commit that is measured
 * @param date when the run began, in UTC
 */
record Session(String cpu, int threads, double load, String commit, String date) {
  private static final int BYTES = 4;

  /** A run that begins now. */
  static Session begin(int threads, double load, String commit) {
    String date = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    return new Session(Machine.cpu(), threads, load, commit, date);
  }

  /**
   * A row of a step.
   *
   * @param steps of each timed run
   * @param seconds a step, by round
   * @param reads seconds of the reads of the same elements, by way of reading and round
   */
  Row step(
      Device device,
      String granularity,
      int elements,
      int sideBySide,
      int steps,
      double[] seconds,
      double[][] reads) {
    double[] read = reads[Medians.least(reads)];
    double bytes = (double) elements * BYTES;
    double median = Medians.of(seconds);
    return row(
        Row.Part.STEPS,
        granularity,
        elements,
        sideBySide,
        steps,
        seconds,
        median * 1e9 / elements,
        bytes / median / 1e9,
        bytes / Medians.of(read) / 1e9,
        Medians.ofRatios(read, seconds),
        null,
        null,
        null,
        device);
  }

  /**
   * A row of trials.
   *
   * @param seconds a trial, by round
   * @param oneByOne seconds a trial of one at a time, by round
   * @param target of the seconds or, where it is a floor, of the ratio; or null
   */
  Row trial(
      Device device,
      String work,
      int samples,
      int sideBySide,
      int steps,
      double[] seconds,
      double[] oneByOne,
      Target target) {
    double ratio = Medians.ofRatios(oneByOne, seconds);
    double figure = target != null && target.isFloor() ? ratio : Medians.of(seconds);
    return row(
        Row.Part.TRIALS,
        work,
        samples,
        sideBySide,
        steps,
        seconds,
        null,
        null,
        null,
        null,
        ratio,
        target,
        figure,
        device);
  }

  /**
   * A row of a command.
   *
   * @param seconds of the process, by round
   * @param target of the seconds, or null
   */
  Row command(Device device, String command, double[] seconds, Target target) {
    double figure = Medians.of(seconds);
    return row(
        Row.Part.COMMANDS,
        command,
        null,
        null,
        null,
        seconds,
        null,
        null,
        null,
        null,
        null,
        target,
        figure,
        device);
  }

  private Row row(
      Row.Part part,
      String work,
      Integer elements,
      Integer sideBySide,
      Integer steps,
      double[] seconds,
      Double nsPerElement,
      Double gbPerS,
      Double readGbPerS,
      Double ratioToRead,
      Double timesOneByOne,
      Target target,
      Double figure,
      Device device) {
    return new Row(
        part,
        work,
        elements,
        sideBySide,
        steps,
        round(Medians.of(seconds) * 1e3),
        round(nsPerElement),
        round(gbPerS),
        round(readGbPerS),
        round(ratioToRead),
        round(timesOneByOne),
        target == null ? null : target.toString(),
        target == null ? null : (Boolean) target.isMet(figure),
        device.backend(),
        device.name(),
        device.driver(),
        cpu,
        threads,
        seconds.length,
        load,
        commit,
        date);
  }

  /** Four significant digits: what the noise leaves. */
  private static Double round(Double value) {
    return value == null
        ? null
        : (Double)
            new BigDecimal(value).round(new MathContext(4, RoundingMode.HALF_EVEN)).doubleValue();
  }
}
