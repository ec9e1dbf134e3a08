package io.github.tornadoqat.benchmarks;

import io.github.tornadoqat.benchmarks.work.Case;
import io.github.tornadoqat.benchmarks.work.Data;
import io.github.tornadoqat.benchmarks.work.Grouping;
import io.github.tornadoqat.benchmarks.work.Kind;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.Backends;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One kernel at a time in a fresh process: for profilers and for the effect of a change. Ratios
 * come from {@link InterleavedBench}, because JMH measures its benchmarks one after the other.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class HostKernelBenchmark {
  @Param({"1048576", "16777216"})
  int elements;

  @Param({"2"})
  int threads;

  @Param Kind kind;

  @Param Grouping grouping;

  private Backend backend;
  private Contender contender;

  /** Allocates the case. */
  @Setup
  public void open() {
    backend = Backends.open("host", threads);
    contender = new HostContender(backend, Case.of(kind, grouping, Data.random(elements, 7)));
  }

  /** Executes the plan. */
  @Benchmark
  public void execute() {
    contender.run();
  }

  /** Frees the case. */
  @TearDown
  public void close() {
    contender.close();
    backend.close();
  }
}
