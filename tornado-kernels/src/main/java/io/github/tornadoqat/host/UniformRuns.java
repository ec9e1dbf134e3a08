package io.github.tornadoqat.host;

/** A kernel that treats elements one by one: consecutive encodings are runs of one element. */
interface UniformRuns extends Runs.Kernel {
  @Override
  default void varying(int from, int to, int p) {
    for (int i = from; i < to; i++) {
      uniform(i, i + 1, p + i - from);
    }
  }
}
