package io.github.tornadoqat.train;

import io.github.tornadoqat.quantizer.Encoding;

/**
 * The best encoding known of one range.
 *
 * @param encoding scale and zero point
 * @param loss the squared error under it, summed, as a backend measures it
 */
public record BestEncoding(Encoding encoding, double loss) {}
