/**
 * Scalar formulas of quantization: rounding, integer grids, affine quantization and its gradient,
 * floating-point value grids, ranges and what optimizers do to them, the exponential and logarithm,
 * and the counter-based random generator.
 *
 * <p>Every backend calls these, on the CPU and inside GPU kernels, so they use {@code java.lang}
 * only and import nothing of this project.
 */
package io.github.tornadoqat.math;
