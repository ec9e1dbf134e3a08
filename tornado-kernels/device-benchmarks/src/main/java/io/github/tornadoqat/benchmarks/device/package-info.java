/**
 * Timings of devices that TornadoVM reaches, beside a copy on the same device. It needs no library
 * of others, so that it travels to machines that have nothing but a GPU. Nothing imports it.
 */
package io.github.tornadoqat.benchmarks.device;
