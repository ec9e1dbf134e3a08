/**
 * Runs, studies and what is shown of them. May import {@code train}, {@code quantizer} and {@code
 * program}; must not import {@code cli} or a backend.
 */
package io.github.tornadoqat.experiment;
