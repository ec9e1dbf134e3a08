package io.github.tornadoqat.benchmarks.device;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * One measured case, a line of the results file. Times are medians over rounds.
 *
 * @param work the job and its grouping, or what else was timed
 * @param elements float32 elements of a tensor
 * @param bytes what the job must move; encodings and sums are not counted
 * @param kernelMs milliseconds in kernels, by the device's own clock
 * @param gbPerS 1e9 bytes a second in kernels
 * @param copyGbPerS the same of the faster copy that took turns with this
 * @param copyWidth elements that each item of that copy takes
 * @param ratioToCopy bytes a second against those of that copy, a median of ratios within a round
 * @param endToEndMs milliseconds of an execution that brings sums back and leaves tensors there
 * @param backend the device as {@code --backend} takes it
 * @param device its name
 * @param driver its driver
 * @param tornadovm the version of TornadoVM
 * @param load what else the machine did: its load average when the run began
 * @param rounds samples that the medians are taken of
 * @param commit the commit that was measured
 * @param date when the run began, one value for all its rows
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record DeviceRow(
    String work,
    int elements,
    Long bytes,
    Double kernelMs,
    Double gbPerS,
    Double copyGbPerS,
    Integer copyWidth,
    Double ratioToCopy,
    double endToEndMs,
    String backend,
    String device,
    String driver,
    String tornadovm,
    double load,
    int rounds,
    String commit,
    String date) {}
