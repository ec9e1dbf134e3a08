/**
 * Quantization ranges: encodings, their parameterizations with gradients, and observers that find
 * initial ranges.
 *
 * <p>A parameterization is a pure function in double precision on the host; the kernels never see
 * it. Imports {@code program} and {@code math}; must not import {@code train}, {@code io}, the
 * packages of runs, {@code cli} or a backend.
 */
package io.github.tornadoqat.quantizer;
