/**
 * The {@code qat} command: parse, call, exit code. Imports whatever it calls, but no backend: those
 * are found by name.
 */
package io.github.tornadoqat.cli;
