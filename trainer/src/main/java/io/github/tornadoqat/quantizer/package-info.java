/**
 * Quantization ranges: encodings, their parameterizations with gradients, and observers that find
 * initial ranges.
 *
 * <p>A parameterization is a pure function in double precision; of kernels only those that update
 * ranges on a device know it, as a {@code RangeForm}. Imports {@code program} and {@code math};
 * must not import {@code train}, {@code io}, the packages of runs, {@code cli} or a backend.
 */
package io.github.tornadoqat.quantizer;
