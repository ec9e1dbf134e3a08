/**
 * What benchmarks share: the jobs, tensors and ranges that depend on a seed alone, the loops that
 * bound them, and how samples are taken. Imports {@code program} and nothing else of this project.
 */
package io.github.tornadoqat.benchmarks.work;
