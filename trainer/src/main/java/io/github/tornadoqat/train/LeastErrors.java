package io.github.tornadoqat.train;

import io.github.tornadoqat.quantizer.Encodings;

/** The encodings under which each range has had its least error so far. */
final class LeastErrors {
  private final Encodings encodings;
  private final double[] errors;

  /** Starts with these, whatever their errors are. */
  LeastErrors(Encodings first, double[] own) {
    this.encodings = new Encodings(first.grid(), first.size());
    this.errors = own.clone();
    for (int p = 0; p < own.length; p++) {
      encodings.copy(p, first);
    }
  }

  /** Takes the encodings of ranges that have never had so small an error. */
  void take(Encodings candidates, double[] own) {
    for (int p = 0; p < errors.length; p++) {
      if (own[p] < errors[p]) {
        errors[p] = own[p];
        encodings.copy(p, candidates);
      }
    }
  }

  Encodings encodings() {
    return encodings;
  }

  double[] errors() {
    return errors;
  }
}
