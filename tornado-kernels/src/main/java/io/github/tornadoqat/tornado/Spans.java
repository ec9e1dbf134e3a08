package io.github.tornadoqat.tornado;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/** The first and the last graph that uses each array; the graphs between hand it on. */
final class Spans {
  private final IdentityHashMap<TornadoNativeArray, int[]> spans = new IdentityHashMap<>();

  Spans(List<List<Launch>> graphs) {
    for (int g = 0; g < graphs.size(); g++) {
      int graph = g;
      for (Launch launch : graphs.get(g)) {
        for (Object parameter : launch.task().getTaskParameters()) {
          if (parameter instanceof TornadoNativeArray array) {
            spans.computeIfAbsent(array, a -> new int[] {graph, graph})[1] = g;
          }
        }
      }
    }
  }

  int first(TornadoNativeArray array) {
    return spans.get(array)[0];
  }

  int last(TornadoNativeArray array) {
    return spans.get(array)[1];
  }

  /** Arrays that are used by graph g or before it, and after it. */
  List<TornadoNativeArray> across(int g) {
    return spans.entrySet().stream()
        .filter(e -> e.getValue()[0] <= g && e.getValue()[1] > g)
        .map(Map.Entry::getKey)
        .toList();
  }
}
