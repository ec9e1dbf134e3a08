package io.github.tornadoqat.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tornadoqat.study.Claim.Cell;
import io.github.tornadoqat.study.Claim.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What measurements say of a claim. */
final class ClaimTest {
  private static final Cell ALWAYS = new Cell("a", List.of(1.0, 2.0, 3.0), 3);
  private static final Cell NEVER = new Cell("b", List.of(4.0, Double.POSITIVE_INFINITY), 0);
  private static final Cell SOMETIMES = new Cell("c", List.of(5.0, 6.0), 1);
  private static final Cell SILENT = new Cell("d", List.of(), 0);

  private static Claim of(Cell... cells) {
    return new Claim("id", "statement", "measure", List.of(cells));
  }

  @Test
  void holdsOnlyIfItAlwaysDoes() {
    assertThat(of(ALWAYS, ALWAYS).verdict()).isEqualTo(Verdict.HOLDS);
    assertThat(of(ALWAYS, SILENT).verdict()).isEqualTo(Verdict.HOLDS);
    assertThat(of(ALWAYS, SOMETIMES).verdict()).isEqualTo(Verdict.DEPENDS);
    assertThat(of(ALWAYS, NEVER).verdict()).isEqualTo(Verdict.DEPENDS);
  }

  @Test
  void isRefutedOnlyIfItNeverHolds() {
    assertThat(of(NEVER, NEVER, SILENT).verdict()).isEqualTo(Verdict.REFUTED);
    assertThat(of(NEVER, SOMETIMES).verdict()).isEqualTo(Verdict.DEPENDS);
  }

  @Test
  void isDecidedByNothingWhereNothingWasMeasured() {
    assertThat(of(SILENT).verdict()).isEqualTo(Verdict.DEPENDS);
    assertThat(of(SILENT).dependence()).isEqualTo("says nothing at d");
  }

  @Test
  void saysWhatItDependsOn() {
    assertThat(of(ALWAYS, NEVER, SOMETIMES, ALWAYS).dependence())
        .isEqualTo("holds at a; a. fails at b. depends on the seed at c");
    assertThat(of(ALWAYS).dependence()).isEmpty();
  }

  @Test
  void showsMedianAndSpread() {
    assertThat(of(ALWAYS, NEVER, SILENT).figures())
        .isEqualTo("a: 2.000 [1.000 to 3.000]; b: ∞ [4.000 to ∞]; d: –");
  }
}
