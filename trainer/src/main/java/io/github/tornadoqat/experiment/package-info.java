/**
 * Experiments: one range of known data, learned under several parameterizations and measured
 * against the best range there is, with its config and the files that it leaves.
 *
 * <p>Imports {@code run} and what that imports; must not import {@code advice}, {@code study},
 * {@code sweep}, {@code cli} or a backend.
 */
package io.github.tornadoqat.experiment;
