package io.github.tornadoqat.benchmarks.device;

import io.github.tornadoqat.benchmarks.work.Case;
import io.github.tornadoqat.benchmarks.work.Medians;
import io.github.tornadoqat.program.Device;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What all rows of a run share, and how they are made.
 *
 * @param device the device that is measured
 * @param load the machine's load average when it began; negative where that is not known
 * @param commit the commit that is measured
 * @param date when the run began
 */
record Session(Device device, double load, String commit, String date) {
  private static final String VERSION = ", TornadoVM ";
  private static final int COPY_BYTES = 8;

  /** A run that begins now. */
  static Session begin(Device device, String commit) {
    return new Session(
        device,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        commit,
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
  }

  /** A row of something that is timed on the host's clock alone. */
  DeviceRow row(String work, int elements, double[] seconds) {
    return row(work, elements, null, null, null, null, null, null, seconds);
  }

  /**
   * A row of a case.
   *
   * @param copies seconds in kernels of the copies, by width and round
   * @param kernel seconds in kernels, by round
   * @param endToEnd seconds of executions, by round
   */
  DeviceRow row(Case work, int[] widths, double[][] copies, double[] kernel, double[] endToEnd) {
    int best = Medians.least(copies);
    int n = work.elements();
    long bytes = (long) n * work.kind().bytes();
    long copied = (long) n * COPY_BYTES;
    return row(
        work.work(),
        n,
        bytes,
        round(Medians.of(kernel) * 1e3),
        round(bytes / Medians.of(kernel) / 1e9),
        round(copied / Medians.of(copies[best]) / 1e9),
        widths[best],
        round(Medians.ofRatios(copies[best], kernel) * bytes / copied),
        endToEnd);
  }

  private DeviceRow row(
      String work,
      int elements,
      Long bytes,
      Double kernelMs,
      Double gbPerS,
      Double copyGbPerS,
      Integer copyWidth,
      Double ratioToCopy,
      double[] endToEnd) {
    String driver = device.driver();
    int at = driver.lastIndexOf(VERSION);
    return new DeviceRow(
        work,
        elements,
        bytes,
        kernelMs,
        gbPerS,
        copyGbPerS,
        copyWidth,
        ratioToCopy,
        round(Medians.of(endToEnd) * 1e3),
        device.backend(),
        device.name(),
        at < 0 ? driver : driver.substring(0, at),
        at < 0 ? "" : driver.substring(at + VERSION.length()),
        round(load),
        endToEnd.length,
        commit,
        date);
  }

  /** Four significant digits: what the noise leaves. */
  private static double round(double value) {
    return new BigDecimal(value).round(new MathContext(4, RoundingMode.HALF_EVEN)).doubleValue();
  }
}
