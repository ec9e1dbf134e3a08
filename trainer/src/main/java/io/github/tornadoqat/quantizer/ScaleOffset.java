package io.github.tornadoqat.quantizer;

import java.util.List;
import java.util.function.Function;

/**
 * The scale and the zero point, each in a unit of its own: s = first·scaleUnit and z = qmin +
 * second·zeroUnit.
 *
 * <p>In plain units (PyTorch's learnable fake quantization) one learning rate serves two numbers
 * whose sensible steps differ by orders of magnitude at 8 bits and more; units of the whole grid
 * (k·s and z/k) or of the starting scale repair that.
 */
final class ScaleOffset extends LinearScale {
  private final String name;
  private final List<String> parameters;
  private final Function<Setup, Units> units;

  private ScaleOffset(String name, List<String> parameters, Function<Setup, Units> units) {
    this.name = name;
    this.parameters = parameters;
    this.units = units;
  }

  static ScaleOffset plain() {
    return new ScaleOffset(
        "scale-offset",
        List.of("scale", "zero_point"),
        setup -> new Units(1, 1, setup.grid().qmin()));
  }

  static ScaleOffset ofGrid() {
    return new ScaleOffset(
        "scale-offset-grid",
        List.of("scale_times_steps", "zero_point_over_steps"),
        setup -> ofGrid(1.0 / setup.grid().steps(), setup));
  }

  static ScaleOffset relative() {
    return new ScaleOffset(
        "scale-offset-relative",
        List.of("scale_over_start", "zero_point_over_steps"),
        setup -> ofGrid(setup.startAffine().scale(), setup));
  }

  private static Units ofGrid(double scaleUnit, Setup setup) {
    return new Units(scaleUnit, setup.grid().steps(), setup.grid().qmin());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<String> parameters() {
    return parameters;
  }

  @Override
  Units units(Setup setup) {
    return units.apply(setup);
  }

  @Override
  public Parameters initialize(Setup setup) {
    return numbers(setup.startAffine(), units(setup));
  }

  @Override
  public Parameters rates(Setup setup) {
    double scale = MinMax.RATE * setup.startAffine().scale();
    double zero = MinMax.RATE * setup.grid().steps() / 2;
    Units own = units(setup);
    return new Parameters(scale / own.first(), zero / own.second());
  }
}
