/**
 * Learning: optimizers, schedules, and the loop that learns ranges from the sums that kernels take.
 *
 * <p>Imports {@code quantizer}, {@code program} and {@code math}; must not import {@code io}, the
 * packages of runs, {@code cli} or a backend.
 */
package io.github.tornadoqat.train;
