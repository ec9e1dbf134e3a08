package io.github.tornadoqat.benchmarks;

import io.github.tornadoqat.benchmarks.work.Crew;
import io.github.tornadoqat.benchmarks.work.Data;
import java.util.ArrayList;
import java.util.List;
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

/** The copies and sums that bound every kernel, one at a time; see {@link HostKernelBenchmark}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CeilingBenchmark {
  @Param({"1048576", "16777216"})
  int elements;

  @Param({"2"})
  int threads;

  @Param({"copy loop", "copy array", "read sum", "read sum ahead"})
  String name;

  private Crew crew;
  private Contender contender;

  /** Allocates the arrays. */
  @Setup
  public void open() {
    crew = new Crew(threads);
    float[] x = Data.random(elements, 7).x();
    List<Contender> all = new ArrayList<>(Ceiling.copies(crew, x));
    all.addAll(Ceiling.reads(crew, x));
    contender = all.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  /** Copies or sums once. */
  @Benchmark
  public void run() {
    contender.run();
  }

  /** Stops the threads. */
  @TearDown
  public void close() {
    crew.close();
  }
}
