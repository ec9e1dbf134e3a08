/**
 * Timings of learning: steps, trials and commands, beside a read of the same elements. It drives
 * the trainer through its public classes and {@code qat} as a process. Nothing imports it.
 */
package io.github.tornadoqat.benchmarks.learning;
