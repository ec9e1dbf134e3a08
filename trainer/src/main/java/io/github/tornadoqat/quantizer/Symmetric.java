package io.github.tornadoqat.quantizer;

import io.github.tornadoqat.math.IntegerGrid;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One number for a grid around zero, whose zero point is code 0: the scale itself (LSQ, arXiv
 * 1902.08153), the value of the largest code, or that as a factor γ of where it starts.
 */
final class Symmetric extends LinearScale {
  private final String name;
  private final String parameter;
  private final ToDoubleFunction<Setup> unit;

  /**
   * @param unit the scale that one unit of the number stands for
   */
  private Symmetric(String name, String parameter, ToDoubleFunction<Setup> unit) {
    this.name = name;
    this.parameter = parameter;
    this.unit = unit;
  }

  static Symmetric scale() {
    return new Symmetric("symmetric-scale", "scale", setup -> 1);
  }

  static Symmetric max() {
    return new Symmetric("symmetric-max", "theta_max", setup -> 1.0 / setup.grid().qmax());
  }

  static Symmetric gamma() {
    return new Symmetric("symmetric-gamma", "gamma", setup -> setup.symmetricAffine().scale());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<String> parameters() {
    return List.of(parameter);
  }

  @Override
  public void check(IntegerGrid grid) {
    super.check(grid);
    if (parameter.equals("theta_max") && grid.qmax() <= 0) {
      throw new IllegalArgumentException(
          "%s needs a positive code, but %d-bit codes are %d to %d; take more bits or %s"
              .formatted(name, grid.bits(), grid.qmin(), grid.qmax(), scale().name()));
    }
  }

  @Override
  Units units(Setup setup) {
    return new Units(unit.applyAsDouble(setup), 0, 0);
  }

  @Override
  public Parameters initialize(Setup setup) {
    return numbers(setup.symmetricAffine(), units(setup));
  }

  @Override
  public Parameters rates(Setup setup) {
    double unit = units(setup).first();
    return new Parameters(MinMax.RATE * setup.symmetricAffine().scale() / unit, 0);
  }

  @Override
  public boolean isSymmetric() {
    return true;
  }
}
