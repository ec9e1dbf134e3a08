package io.github.tornadoqat.benchmarks;

import io.github.tornadoqat.benchmarks.work.Machine;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What all rows of a run share.
 *
 * @param threads threads of every contender
 * @param jdk the Java runtime
 * @param cpu the processor's model name
 * @param commit the commit that is measured
 * @param date when the run began
 */
record Session(int threads, String jdk, String cpu, String commit, String date) {
  /** A run that begins now on this machine. */
  static Session begin(int threads, String commit) {
    return new Session(
        threads,
        System.getProperty("java.vm.version"),
        Machine.cpu(),
        commit,
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
  }
}
