package io.github.tornadoqat.quantizer;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The scale and the zero point, each in a unit of its own: s = first·scaleUnit and z = qmin +
 * second·zeroUnit.
 *
 * <p>In plain units (PyTorch's learnable fake quantization) one learning rate serves two numbers
 * whose sensible steps differ by orders of magnitude at 8 bits and more; units of the whole grid
 * (k·s and z/k) or of the starting scale repair that.
 */
final class ScaleOffset implements Parameterization {
  private final String name;
  private final List<String> parameters;
  private final ToDoubleFunction<Setup> scaleUnit;
  private final ToDoubleFunction<Setup> zeroUnit;

  private ScaleOffset(
      String name,
      List<String> parameters,
      ToDoubleFunction<Setup> scaleUnit,
      ToDoubleFunction<Setup> zeroUnit) {
    this.name = name;
    this.parameters = parameters;
    this.scaleUnit = scaleUnit;
    this.zeroUnit = zeroUnit;
  }

  static ScaleOffset plain() {
    return new ScaleOffset("scale-offset", List.of("scale", "zero_point"), setup -> 1, setup -> 1);
  }

  static ScaleOffset ofGrid() {
    return new ScaleOffset(
        "scale-offset-grid",
        List.of("scale_times_steps", "zero_point_over_steps"),
        setup -> 1.0 / setup.grid().steps(),
        setup -> setup.grid().steps());
  }

  static ScaleOffset relative() {
    return new ScaleOffset(
        "scale-offset-relative",
        List.of("scale_over_start", "zero_point_over_steps"),
        setup -> setup.startAffine().scale(),
        setup -> setup.grid().steps());
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
  public Parameters initialize(Setup setup) {
    return of(setup.startAffine(), setup);
  }

  private Parameters of(Affine affine, Setup setup) {
    return new Parameters(
        affine.scale() / scaleUnit.applyAsDouble(setup),
        (affine.zeroPoint() - setup.grid().qmin()) / zeroUnit.applyAsDouble(setup));
  }

  @Override
  public Affine affine(Parameters p, Setup setup) {
    return new Affine(
        p.first() * scaleUnit.applyAsDouble(setup),
        setup.grid().qmin() + p.second() * zeroUnit.applyAsDouble(setup));
  }

  @Override
  public Parameters gradient(Parameters p, Setup setup, RangeGradient g) {
    return new Parameters(
        g.scale() * scaleUnit.applyAsDouble(setup), g.zeroPoint() * zeroUnit.applyAsDouble(setup));
  }

  @Override
  public Parameters project(Parameters p, Setup setup) {
    Affine a = affine(p, setup);
    Affine limited = setup.limit(a);
    return limited.equals(a) ? p : of(limited, setup);
  }

  @Override
  public Parameters rates(Setup setup) {
    double scale = MinMax.RATE * setup.startAffine().scale();
    double zero = MinMax.RATE * setup.grid().steps() / 2;
    return new Parameters(
        scale / scaleUnit.applyAsDouble(setup), zero / zeroUnit.applyAsDouble(setup));
  }
}
