package io.github.tornadoqat.benchmarks;

import io.github.tornadoqat.benchmarks.work.Case;
import io.github.tornadoqat.benchmarks.work.Medians;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Turns the seconds of a case's contenders into rows. */
final class Scores {
  private final Case work;
  private final List<Contender> contenders;
  private final double[][] seconds;

  /**
   * Scores of one case.
   *
   * @param seconds by contender and round
   */
  Scores(Case work, List<Contender> contenders, double[][] seconds) {
    this.work = work;
    this.contenders = contenders;
    this.seconds = seconds;
  }

  /** A row for each contender, the ceilings first. */
  List<Row> rows(Session session) {
    int ceiling = fastest(c -> c instanceof Ceiling);
    int libtorch = fastest(c -> c.name().equals(Names.LIBTORCH));
    int best = fastest(c -> Names.isLibtorch(c.name()));
    List<Row> rows = new ArrayList<>();
    for (int c = 0; c < contenders.size(); c++) {
      Contender contender = contenders.get(c);
      boolean isCeiling = contender instanceof Ceiling;
      int bytes = bytes(c);
      double median = Medians.of(seconds[c]);
      rows.add(
          new Row(
              work.work(),
              work.elements(),
              session.threads(),
              contender.name(),
              round(median * 1e3),
              round(work.elements() * (double) bytes / median / 1e9),
              isCeiling ? null : round(ratio(ceiling, c) * bytes / bytes(ceiling)),
              isCeiling || libtorch < 0 ? null : round(ratio(libtorch, c)),
              isCeiling || best < 0 ? null : round(ratio(best, c)),
              isCeiling || best < 0 ? null : contenders.get(best).name(),
              seconds[c].length,
              session.jdk(),
              session.cpu(),
              session.commit(),
              session.date()));
    }
    return rows;
  }

  private int bytes(int c) {
    Contender contender = contenders.get(c);
    return contender instanceof Ceiling ? Ceiling.bytes(contender.name()) : work.kind().bytes();
  }

  private double ratio(int numerator, int denominator) {
    return Medians.ofRatios(seconds[numerator], seconds[denominator]);
  }

  /** The contender with the least median among those of a kind, or −1. */
  private int fastest(Predicate<Contender> kind) {
    int best = -1;
    for (int c = 0; c < seconds.length; c++) {
      boolean wins = best < 0 || Medians.of(seconds[c]) < Medians.of(seconds[best]);
      if (kind.test(contenders.get(c)) && wins) {
        best = c;
      }
    }
    return best;
  }

  /** Four significant digits or so: what the noise leaves. */
  private static double round(double value) {
    return new BigDecimal(value).round(new MathContext(4, RoundingMode.HALF_EVEN)).doubleValue();
  }
}
