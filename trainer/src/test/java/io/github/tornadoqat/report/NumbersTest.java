package io.github.tornadoqat.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTest {
  @Test
  void errorsHaveThreeDigits() {
    assertThat(Numbers.scientific(1.2345e-5)).isEqualTo("1.23e−5");
    assertThat(Numbers.scientific(-12345)).isEqualTo("−1.23e4");
    assertThat(Numbers.scientific(0)).isEqualTo("0");
    assertThat(Numbers.scientific(Double.NaN)).isEqualTo("NaN");
    assertThat(Numbers.scientific(Double.NEGATIVE_INFINITY)).isEqualTo("−∞");
  }

  @Test
  void rangesStayPlainWhileShort() {
    assertThat(Numbers.general(-0.15678)).isEqualTo("−0.1568");
    assertThat(Numbers.general(12.3456)).isEqualTo("12.346");
    assertThat(Numbers.general(99999)).isEqualTo("99999");
    assertThat(Numbers.general(1e-4)).isEqualTo("1.00e−4");
  }

  @Test
  void labelsAreShort() {
    assertThat(Numbers.brief(0.00215443)).isEqualTo("2.2e−3");
    assertThat(Numbers.brief(1e-4)).isEqualTo("1e−4");
    assertThat(Numbers.brief(0.0464159)).isEqualTo("0.046");
    assertThat(Numbers.brief(0.1)).isEqualTo("0.1");
    assertThat(Numbers.brief(10)).isEqualTo("10");
    assertThat(Numbers.brief(12345)).isEqualTo("1.2e4");
    assertThat(Numbers.brief(0)).isEqualTo("0");
  }

  @Test
  void nothingIsMinusZero() {
    assertThat(Numbers.fixed(-0.0001, 2)).isEqualTo("0.00");
    assertThat(Numbers.change(0.001, 2)).isEqualTo("0.00");
    assertThat(Numbers.change(0.5, 2)).isEqualTo("+0.50");
  }

  @Test
  void aSmallShareIsNotNone() {
    assertThat(Numbers.percent(0)).isEqualTo("0.00 %");
    assertThat(Numbers.percent(1e-6)).isEqualTo("< 0.01 %");
    assertThat(Numbers.percent(Double.NaN)).isEqualTo("NaN");
  }

  @Test
  void ticksSayNoMoreThanTheirStep() {
    assertThat(Numbers.tick(0.30000000000000004, 0.1)).isEqualTo("0.3");
    assertThat(Numbers.tick(5.5e-5, 5e-6)).isEqualTo("5.5·10⁻⁵");
    assertThat(Numbers.tick(20_000, 5000)).isEqualTo("20k");
    assertThat(Numbers.tick(3e9, 1e9)).isEqualTo("3·10⁹");
    assertThat(Numbers.tick(0, 1e-7)).isEqualTo("0");
    assertThat(Numbers.power(1, -12)).isEqualTo("10⁻¹²");
    assertThat(Numbers.power(2, -2)).isEqualTo("0.02");
  }
}
