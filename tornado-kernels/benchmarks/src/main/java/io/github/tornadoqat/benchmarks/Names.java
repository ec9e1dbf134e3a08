package io.github.tornadoqat.benchmarks;

/** The contenders' names in rows and tables. */
final class Names {
  /** What every libtorch contender's name starts with; alone, the op as a user calls it. */
  static final String LIBTORCH = "libtorch";

  /** libtorch's op on slices that stay in the cache. */
  static final String LIBTORCH_SLICED = "libtorch sliced";

  /** Elementwise libtorch ops on slices that stay in the cache. */
  static final String LIBTORCH_COMPOSED = "libtorch composed";

  /** libtorch's learnable op under autograd. */
  static final String LIBTORCH_LEARNABLE = "libtorch learnable";

  /** libtorch's learnable op under autograd on slices. */
  static final String LIBTORCH_LEARNABLE_SLICED = "libtorch learnable sliced";

  private Names() {}

  static boolean isLibtorch(String name) {
    return name.startsWith(LIBTORCH);
  }
}
