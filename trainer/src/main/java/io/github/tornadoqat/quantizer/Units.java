package io.github.tornadoqat.quantizer;

/**
 * What the learned numbers of one range are counted in; how depends on the parameterization.
 *
 * @param first of the first number
 * @param second of the second number
 * @param origin what a number is added to
 */
record Units(double first, double second, double origin) {}
