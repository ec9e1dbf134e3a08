package io.github.tornadoqat.host;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/** A fixed number of threads that share the tasks of one kernel; the caller is one of them. */
final class Workers implements AutoCloseable {
  /** Below this many elements waking a thread costs more than it saves. */
  private static final long WORTH_SHARING = 1 << 18;

  private final int threads;
  private final ExecutorService pool;

  Workers(int threads) {
    this.threads = threads;
    this.pool =
        Executors.newFixedThreadPool(
            Math.max(1, threads - 1), Thread.ofPlatform().daemon().name("qat-host-", 0).factory());
  }

  int threads() {
    return threads;
  }

  /**
   * Runs every task number below {@code tasks}, on several threads if {@code elements} make it
   * worth it; returns when all are done.
   *
   * @param body called once by each thread with a number of its own below {@link #threads}, for
   *     what then does the tasks that the thread takes
   */
  void run(int tasks, long elements, IntFunction<IntConsumer> body) {
    int shares = elements < WORTH_SHARING ? 1 : Math.min(threads, tasks);
    AtomicInteger next = new AtomicInteger();
    List<Future<?>> others = new ArrayList<>(shares);
    for (int i = 1; i < shares; i++) {
      int share = i;
      others.add(pool.submit(() -> run(body.apply(share), next, tasks)));
    }
    try {
      run(body.apply(0), next, tasks);
    } finally {
      others.forEach(Workers::await);
    }
  }

  private static void run(IntConsumer body, AtomicInteger next, int tasks) {
    for (int t = next.getAndIncrement(); t < tasks; t = next.getAndIncrement()) {
      body.accept(t);
    }
  }

  private static void await(Future<?> share) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          share.get();
          return;
        } catch (InterruptedException e) {
          // The arrays are still being written: finish, then pass the interrupt on.
          interrupted = true;
        } catch (ExecutionException e) {
          throw new IllegalStateException("a kernel failed: " + e.getCause(), e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    pool.shutdown();
  }
}
