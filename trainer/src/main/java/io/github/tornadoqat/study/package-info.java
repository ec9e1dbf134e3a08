/**
 * The study of a paper's figures: its experiments, what they say of each claim, and the page that
 * shows them.
 *
 * <p>Imports {@code experiment}, {@code run} and what these import; must not import {@code advice},
 * {@code sweep}, {@code cli} or a backend.
 */
package io.github.tornadoqat.study;
