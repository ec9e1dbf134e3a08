/**
 * Readers and writers of files: of models, of encodings, and of what runs leave. Must not import
 * {@code train}, {@code report}, {@code run} or what builds on these, {@code cli} or a backend.
 */
package io.github.tornadoqat.io;
