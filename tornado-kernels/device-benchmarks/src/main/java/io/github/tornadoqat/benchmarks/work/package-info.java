/**
 * What benchmarks measure: the jobs, and tensors and ranges that depend on a seed alone. Imports
 * {@code program} and nothing else of this project.
 */
package io.github.tornadoqat.benchmarks.work;
