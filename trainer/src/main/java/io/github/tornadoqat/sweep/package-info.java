/**
 * Sweeps: many experiments from one file, on several workers and machines, with the folder that
 * holds their trials and the page that shows them.
 *
 * <p>Imports {@code experiment}, {@code run} and what these import; must not import {@code advice},
 * {@code study}, {@code cli} or a backend.
 */
package io.github.tornadoqat.sweep;
