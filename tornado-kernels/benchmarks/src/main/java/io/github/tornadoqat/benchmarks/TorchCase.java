package io.github.tornadoqat.benchmarks;

import io.github.tornadoqat.benchmarks.work.Case;
import io.github.tornadoqat.benchmarks.work.Grouping;
import io.github.tornadoqat.benchmarks.work.Kind;
import io.github.tornadoqat.benchmarks.work.Ranges;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** A case's tensors in libtorch's memory, shared by its contenders, which must be closed first. */
final class TorchCase implements AutoCloseable {
  /** Elements of a slice: its input and output stay in the second-level caches of two cores. */
  static final int SLICE = 1 << 18;

  /** Columns that an undivided tensor is viewed with, so that it can be cut by rows. */
  private static final int COLUMNS = 4096;

  private final Case work;
  private final boolean shared;
  private final PointerScope scope = new PointerScope();
  private final Tensor x;
  private final Tensor upstream;
  private final Tensor[] parameters;
  private final int rows;
  private final int columns;

  TorchCase(Case work) {
    this.work = work;
    this.shared = work.grouping() == Grouping.TENSOR;
    this.columns = shared ? COLUMNS : work.elements() / work.ranges().count();
    this.rows = work.elements() / columns;
    this.x = Torch.tensor(work.data().x(), rows, columns);
    this.upstream =
        work.kind() == Kind.BACKWARD ? Torch.tensor(work.data().upstream(), rows, columns) : x;
    Ranges ranges = work.ranges();
    Tensor zeroPoint = Torch.tensor(ranges.zeroPoints(), ranges.count());
    this.parameters =
        new Tensor[] {
          Torch.tensor(ranges.low(), ranges.count()),
          Torch.tensor(ranges.high(), ranges.count()),
          Torch.tensor(ranges.scales(), ranges.count()),
          zeroPoint,
          zeroPoint.toType(torch.ScalarType.Int)
        };
  }

  Case work() {
    return work;
  }

  /** Whether one range is shared by all rows. */
  boolean isShared() {
    return shared;
  }

  /** The case in one piece; ops allocate their results. */
  List<TorchSlice> whole() {
    return List.of(slice(0, rows, null));
  }

  /** The case in slices, whose values end up in a tensor that is allocated here. */
  List<TorchSlice> slices() {
    Tensor target = work.kind() == Kind.MSE_STEP ? null : torch.empty(rows, columns).zero_();
    int step = Math.clamp(SLICE / columns, 1, rows);
    List<TorchSlice> slices = new ArrayList<>();
    for (int row = 0; row < rows; row += step) {
      slices.add(slice(row, Math.min(step, rows - row), target));
    }
    return slices;
  }

  private TorchSlice slice(int row, int n, Tensor target) {
    Tensor[] p = new Tensor[parameters.length];
    for (int i = 0; i < p.length; i++) {
      p[i] = shared ? parameters[i] : parameters[i].narrow(0, row, n);
    }
    return new TorchSlice(
        x.narrow(0, row, n),
        upstream.narrow(0, row, n),
        target == null ? null : target.narrow(0, row, n),
        p[0].detach().requires_grad_(true),
        p[1].detach().requires_grad_(true),
        p[2],
        p[3],
        p[4],
        row * columns,
        shared ? 0 : row);
  }

  @Override
  public void close() {
    scope.close();
  }
}
