/**
 * Experiments on known data, and what is made of them and of runs: sweeps, studies, advice. May
 * import {@code run} and what that imports; must not import {@code cli} or a backend.
 */
package io.github.tornadoqat.experiment;
