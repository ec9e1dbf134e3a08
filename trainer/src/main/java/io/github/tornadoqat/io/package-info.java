/**
 * Readers and writers of model files. Must not import {@code train}, {@code experiment}, {@code
 * cli} or a backend.
 */
package io.github.tornadoqat.io;
