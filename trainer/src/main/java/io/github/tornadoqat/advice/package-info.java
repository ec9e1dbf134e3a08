/**
 * What {@code qat advise} says, of a model before it is learned and of a finished run: what was
 * measured, what is recommended, and what is flagged.
 *
 * <p>Imports {@code experiment}, {@code run} and what these import; must not import {@code study},
 * {@code sweep}, {@code cli} or a backend.
 */
package io.github.tornadoqat.advice;
