package io.github.tornadoqat.benchmarks.learning;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * One measured thing, a line of the results file. Times are medians over rounds, ratios medians of
 * ratios within a round; what makes no sense of a part is left out.
 *
 * @param part what kind of thing it is
 * @param work the granularity of a step, how a trial is run, or the command
 * @param elements float32 elements of the tensor, or samples of a trial
 * @param sideBySide parameterizations or trials of one evaluator
 * @param steps of a trial or of one timed run of steps
 * @param medianMs milliseconds a step, a trial or a command
 * @param nsPerElement nanoseconds an element and step, whatever the number side by side
 * @param gbPerS 1e9 bytes a second, of 4 bytes an element and step
 * @param readGbPerS the same of the faster read that took turns with it
 * @param ratioToRead bytes a second against those of that read
 * @param timesOneByOne trials a second against those of one at a time
 * @param target what the figure should be
 * @param met whether it is
 * @param backend as {@code --backend} takes it
 * @param device the backend's device
 * @param driver its driver
 * @param cpu the processor's model name
 * @param threads CPU threads of the host backend and the read; a command takes all
 * @param rounds samples that the medians are taken of
 * @param load what else the machine did: its load average before the build
 * @param commit the commit that was measured
 * @param date when the run began, one value for all its rows
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record Row(
    Part part,
    String work,
    Integer elements,
    Integer sideBySide,
    Integer steps,
    double medianMs,
    Double nsPerElement,
    Double gbPerS,
    Double readGbPerS,
    Double ratioToRead,
    Double timesOneByOne,
    String target,
    Boolean met,
    String backend,
    String device,
    String driver,
    String cpu,
    int threads,
    int rounds,
    double load,
    String commit,
    String date) {

  /** The parts of a run. */
  enum Part {
    STEPS,
    TRIALS,
    COMMANDS
  }
}
