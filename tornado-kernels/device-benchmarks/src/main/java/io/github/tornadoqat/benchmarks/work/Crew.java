package io.github.tornadoqat.benchmarks.work;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * A fixed set of threads for the ceilings. A worker spins for some microseconds before it parks, so
 * that repeated calls measure memory and not the waking of threads.
 */
public final class Crew implements AutoCloseable {
  private static final int SPINS = 2_000;

  private final Thread[] workers;
  private final AtomicInteger busy = new AtomicInteger();
  private volatile IntConsumer job = part -> {};
  private volatile int turn;
  private volatile boolean closed;

  /** That many, the caller's among them. */
  public Crew(int threads) {
    workers = new Thread[threads - 1];
    for (int i = 0; i < workers.length; i++) {
      int part = i + 1;
      workers[i] = Thread.ofPlatform().daemon().name("ceiling-" + part).start(() -> work(part));
    }
  }

  /** How many there are. */
  public int threads() {
    return workers.length + 1;
  }

  /** A share of an array's elements, {@code from} to {@code to}. */
  @FunctionalInterface
  public interface Share {
    /** Works on the share of a part, 0, 1, …. */
    void run(int part, int from, int to);
  }

  /** Works on so many elements, each thread on a contiguous share. */
  public void split(int elements, Share share) {
    int parts = threads();
    run(
        part -> {
          int from = (int) ((long) elements * part / parts);
          int to = (int) ((long) elements * (part + 1) / parts);
          share.run(part, from, to);
        });
  }

  /** Runs part 0 here and parts 1, 2, … on the workers; returns when all are done. */
  // One caller at a time writes turn.
  @SuppressWarnings("NonAtomicVolatileUpdate")
  private void run(IntConsumer parts) {
    job = parts;
    busy.set(workers.length);
    turn++;
    for (Thread worker : workers) {
      LockSupport.unpark(worker);
    }
    parts.accept(0);
    while (busy.get() > 0) {
      Thread.onSpinWait();
    }
  }

  private void work(int part) {
    int seen = 0;
    while (true) {
      for (int spins = 0; turn == seen; spins++) {
        if (closed) {
          return;
        }
        if (spins < SPINS) {
          Thread.onSpinWait();
        } else {
          LockSupport.park(this);
        }
      }
      seen = turn;
      try {
        job.accept(part);
      } finally {
        busy.decrementAndGet();
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Thread worker : workers) {
      LockSupport.unpark(worker);
    }
  }
}
