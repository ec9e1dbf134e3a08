package io.github.tornadoqat.tornado;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tornadoqat.program.Granularity;
import io.github.tornadoqat.program.Layout;
import io.github.tornadoqat.program.Shape;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Both ways from elements to sequences agree with the layout, for every granularity. */
class ColumnsTest {
  private static final List<Shape> SHAPES =
      List.of(Shape.of(7), Shape.of(3, 10), Shape.of(4, 9, 5), Shape.of(2, 3, 11, 2));

  @Test
  void givesEveryElementTheSequenceThatHasIt() {
    for (Shape shape : SHAPES) {
      check(shape, Granularity.perTensor());
      for (int axis = 0; axis < shape.rank(); axis++) {
        check(shape, Granularity.perChannel(axis));
        for (int size : new int[] {1, 2, 4, 100}) {
          check(shape, Granularity.perGroup(axis, size));
        }
      }
    }
  }

  private static void check(Shape shape, Granularity granularity) {
    Layout layout = granularity.layout(shape);
    Columns c = Columns.of(granularity, shape);
    Chunks k = Chunks.of(layout);
    int[] seen = new int[(int) shape.elements()];
    for (int p = 0; p < layout.sequences(); p++) {
      int start = Chunks.start(p, k.inners(), k.blocks(), k.outerStride(), k.blockStride());
      int length = Chunks.length(p, k.inners(), k.blocks(), k.length(), k.last());
      assertThat(start).isEqualTo((int) layout.start(p));
      assertThat(length).isEqualTo((int) layout.length(p));
      for (int j = 0; j < length; j++) {
        int i = start + Chunks.offset(j, k.run(), k.stride(), k.strided());
        seen[i]++;
        assertThat(Columns.column(i, c.outer(), c.a(), c.block(), c.b(), c.inner()))
            .as("%s %s element %d", shape, granularity, i)
            .isEqualTo(p);
      }
    }
    assertThat(Arrays.stream(seen)).as("%s %s", shape, granularity).containsOnly(1);
  }
}
