package io.github.tornadoqat.run;

/** Told how far long work has come; called from several threads. */
public interface Progress extends AutoCloseable {
  /** Tells nobody. */
  Progress NONE =
      new Progress() {
        @Override
        public void advance(long units) {}

        @Override
        public void at(String what) {}

        @Override
        public void close() {}
      };

  /** So many units more are done. */
  void advance(long units);

  /** What is being worked on now. */
  void at(String what);

  @Override
  void close();

  /** Starts a progress display of so many units. */
  @FunctionalInterface
  interface Factory {
    Progress start(String task, long units);
  }
}
