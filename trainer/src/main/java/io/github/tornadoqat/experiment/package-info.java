/**
 * Runs, studies and what is shown of them. May import {@code report}, {@code train}, {@code io},
 * {@code quantizer} and {@code program}; must not import {@code cli} or a backend.
 */
package io.github.tornadoqat.experiment;
