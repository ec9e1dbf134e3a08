/**
 * The CPU backend: heap arrays, plain loops where C2 vectorizes them, the Vector API elsewhere, and
 * a fixed set of threads.
 *
 * <p>Imports {@code program} and {@code math} only; nobody imports it.
 */
package io.github.tornadoqat.host;
