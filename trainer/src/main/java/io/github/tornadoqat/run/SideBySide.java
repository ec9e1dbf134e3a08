package io.github.tornadoqat.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Does pieces of work on several threads; the first that throws ends it all. */
public final class SideBySide {
  private SideBySide() {}

  /**
   * Does all of it, begun in order; returns when the last piece is done.
   *
   * @param threads at most so many at a time
   * @param work called from several threads; what it throws is thrown here, once no piece is being
   *     worked on any more
   */
  public static <T> void run(List<T> pieces, int threads, Consumer<T> work)
      throws InterruptedException {
    Queue<T> queue = new ConcurrentLinkedQueue<>(pieces);
    Callable<Void> worker =
        () -> {
          try {
            for (T piece = queue.poll(); piece != null; piece = queue.poll()) {
              work.accept(piece);
            }
          } catch (RuntimeException | Error e) {
            queue.clear();
            throw e;
          }
          return null;
        };
    List<Callable<Void>> workers = new ArrayList<>();
    for (int i = 0; i < Math.min(threads, pieces.size()); i++) {
      workers.add(worker);
    }
    if (workers.isEmpty()) {
      return;
    }
    try (ExecutorService pool =
        Executors.newFixedThreadPool(
            workers.size(), Thread.ofPlatform().daemon().name("qat-side-by-side-", 0).factory())) {
      for (Future<Void> done : pool.invokeAll(workers)) {
        await(done);
      }
    }
  }

  private static void await(Future<Void> done) throws InterruptedException {
    try {
      done.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        default -> throw new IllegalStateException(e.getCause());
      }
    }
  }
}
