package io.github.tornadoqat.study;

import io.github.tornadoqat.experiment.BestEncodings;
import io.github.tornadoqat.experiment.Experiment;
import io.github.tornadoqat.program.Backend;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Runs a study's experiments on as many threads as the backend likes. */
final class StudyRunner implements AutoCloseable {
  private final Experiment experiment;
  private final ExecutorService threads;

  StudyRunner(Backend backend) {
    this.experiment = new Experiment(backend, new BestEncodings(backend));
    this.threads =
        Executors.newFixedThreadPool(
            backend.concurrency(), Thread.ofPlatform().daemon().name("qat-study-", 0).factory());
  }

  <T> Future<T> submit(Function<Experiment, T> work) {
    Callable<T> task = () -> work.apply(experiment);
    return threads.submit(task);
  }

  /** Waits for a result. */
  static <T> T await(Future<T> result) throws InterruptedException {
    try {
      return result.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
