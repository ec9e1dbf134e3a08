/**
 * Experiments on known data, and studies of them. May import {@code run} and what that imports;
 * must not import {@code advice}, {@code sweep}, {@code cli} or a backend.
 */
package io.github.tornadoqat.experiment;
