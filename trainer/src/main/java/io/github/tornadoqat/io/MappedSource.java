package io.github.tornadoqat.io;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.function.Function;

/** What all sources share: a table of tensors over files mapped into one arena. */
abstract class MappedSource implements TensorSource {
  private final String format;
  // Shared, so that several threads may read tensors at once.
  private final Arena arena = Arena.ofShared();
  private final TensorTable table;

  /**
   * @param load maps what it needs into the arena, which is closed again if it throws
   */
  MappedSource(String format, Function<Arena, TensorTable> load) {
    this.format = format;
    try {
      table = load.apply(arena);
    } catch (RuntimeException e) {
      arena.close();
      throw e;
    }
  }

  @Override
  public final String format() {
    return format;
  }

  @Override
  public final List<TensorInfo> tensors() {
    return table.tensors();
  }

  @Override
  public final void read(TensorInfo tensor, float[] destination) {
    table.read(tensor, destination);
  }

  @Override
  public final void close() {
    if (arena.scope().isAlive()) {
      arena.close();
    }
  }
}
