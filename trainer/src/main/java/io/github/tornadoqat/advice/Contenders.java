package io.github.tornadoqat.advice;

import io.github.tornadoqat.run.Scheme;
import java.util.List;

/**
 * The parameterizations that are advised on.
 *
 * @param relative learns factors of where a range starts
 * @param absolute learns what it starts from itself
 * @param rated those whose learning rates are told
 * @param atBest how much lower the least of {@link AdviceThresholds#RATES} ended than 0.01 where
 *     the best range was the start
 */
record Contenders(String relative, String absolute, List<String> rated, String atBest) {
  Contenders {
    rated = List.copyOf(rated);
  }

  static Contenders of(Scheme scheme) {
    return scheme.isSymmetric()
        ? new Contenders(
            "symmetric-gamma",
            "symmetric-scale",
            List.of("symmetric-gamma", "symmetric-scale"),
            "0.57 % lower on two layers of all-MiniLM-L6-v2, symmetric-full,")
        : new Contenders(
            "beta-gamma",
            "minmax",
            List.of("beta-gamma", "minmax", "scale-offset", "scale-offset-grid"),
            "0.13 % lower on all-MiniLM-L6-v2");
  }
}
