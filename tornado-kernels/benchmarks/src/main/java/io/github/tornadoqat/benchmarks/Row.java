package io.github.tornadoqat.benchmarks;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One contender's result in one case, a line of the results file. Ratios are medians of ratios
 * within a round; above 1 is better.
 *
 * @param work the job and its grouping; for a ceiling the job that it took turns with
 * @param elements float32 elements
 * @param threads threads of every contender
 * @param contender who did it
 * @param medianMs milliseconds a call, hot
 * @param gbPerS 1e9 bytes a second of what the job must move
 * @param ratioToCeiling bytes a second against those of the faster ceiling; null for a ceiling
 * @param ratioToLibtorch libtorch's time, called as a user calls it, over this one
 * @param ratioToBestLibtorch the time of libtorch's best way over this one
 * @param bestLibtorch which way that is
 * @param rounds samples that the medians are taken of
 * @param jdk the Java runtime
 * @param cpu the processor's model name
 * @param commit the commit that was measured
 * @param date when the run began, one value for all its rows
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Row(
    String work,
    int elements,
    int threads,
    String contender,
    double medianMs,
    double gbPerS,
    Double ratioToCeiling,
    Double ratioToLibtorch,
    Double ratioToBestLibtorch,
    String bestLibtorch,
    int rounds,
    String jdk,
    String cpu,
    String commit,
    String date) {

  @JsonIgnore
  boolean isCeiling() {
    return ratioToCeiling == null;
  }
}
