/**
 * Runs over the tensors of a model: learn, quantize, inspect, with their configs and the files that
 * they leave; and what every kind of run needs, such as schemes, progress and provenance.
 *
 * <p>Imports {@code report}, {@code train}, {@code io}, {@code quantizer}, {@code program} and
 * {@code math}; must not import {@code experiment} or what builds on it, {@code cli} or a backend.
 */
package io.github.tornadoqat.run;
