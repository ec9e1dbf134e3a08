/**
 * What is to be computed, apart from where: typed buffers, a closed set of ops, programs recorded
 * once and executed many times, and the service interface that backends implement.
 *
 * <p>Must not import a backend ({@code host}, {@code tornado}); {@link
 * io.github.tornadoqat.program.Backends} finds them with {@code ServiceLoader}.
 */
package io.github.tornadoqat.program;
