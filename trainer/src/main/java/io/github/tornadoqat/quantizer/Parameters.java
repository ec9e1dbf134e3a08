package io.github.tornadoqat.quantizer;

/**
 * The learned numbers of one range, or the gradient to them; a parameterization of one number
 * leaves the second zero.
 */
public record Parameters(double first, double second) {}
