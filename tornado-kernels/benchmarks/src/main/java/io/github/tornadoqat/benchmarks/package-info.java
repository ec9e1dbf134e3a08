/**
 * Timings of the host backend beside memory bandwidth and libtorch. It drives backends through
 * {@code program} alone, and nothing imports it.
 */
package io.github.tornadoqat.benchmarks;
