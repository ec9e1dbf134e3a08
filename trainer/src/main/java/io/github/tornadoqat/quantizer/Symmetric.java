package io.github.tornadoqat.quantizer;

import io.github.tornadoqat.math.IntegerGrid;
import java.util.List;

/**
 * One number for a grid around zero, whose zero point is code 0: the scale itself (LSQ, arXiv
 * 1902.08153), or the value of the largest code.
 */
final class Symmetric implements Parameterization {
  private final String name;
  private final boolean ofMax;

  private Symmetric(String name, boolean ofMax) {
    this.name = name;
    this.ofMax = ofMax;
  }

  static Symmetric scale() {
    return new Symmetric("symmetric-scale", false);
  }

  static Symmetric max() {
    return new Symmetric("symmetric-max", true);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<String> parameters() {
    return List.of(ofMax ? "theta_max" : "scale");
  }

  @Override
  public void check(IntegerGrid grid) {
    Parameterization.super.check(grid);
    if (ofMax && grid.qmax() <= 0) {
      throw new IllegalArgumentException(
          "%s needs a positive code, but %d-bit codes are %d to %d; take more bits or %s"
              .formatted(name, grid.bits(), grid.qmin(), grid.qmax(), scale().name()));
    }
  }

  /** Input units of one unit of the number, a step. */
  private double unit(Setup setup) {
    return ofMax ? 1.0 / setup.grid().qmax() : 1;
  }

  @Override
  public Parameters initialize(Setup setup) {
    return new Parameters(setup.symmetricAffine().scale() / unit(setup), 0);
  }

  @Override
  public Affine affine(Parameters p, Setup setup) {
    return new Affine(p.first() * unit(setup), 0);
  }

  @Override
  public Parameters gradient(Parameters p, Setup setup, RangeGradient g) {
    return new Parameters(g.scale() * unit(setup), 0);
  }

  @Override
  public Parameters project(Parameters p, Setup setup) {
    double scale = p.first() * unit(setup);
    double limited = setup.limitScale(scale);
    return limited == scale ? p : new Parameters(limited / unit(setup), 0);
  }

  @Override
  public Parameters rates(Setup setup) {
    return new Parameters(MinMax.RATE * setup.symmetricAffine().scale() / unit(setup), 0);
  }

  @Override
  public boolean isSymmetric() {
    return true;
  }
}
