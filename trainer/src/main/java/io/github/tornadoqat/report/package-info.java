/**
 * Pages, plots and tables: HTML and SVG that need no other file, drawn from plain data, and the
 * page of a run of {@code qat learn}. Imports no other package of this project.
 */
package io.github.tornadoqat.report;
