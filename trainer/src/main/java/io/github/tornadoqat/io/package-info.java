/**
 * Readers and writers of files: of models, of encodings, and of what runs leave. Must not import
 * {@code train}, {@code experiment}, {@code cli} or a backend.
 */
package io.github.tornadoqat.io;
