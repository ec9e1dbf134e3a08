package io.github.tornadoqat.benchmarks;

import io.github.tornadoqat.benchmarks.work.Case;
import io.github.tornadoqat.benchmarks.work.Kind;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * libtorch doing a job slice by slice, or in one piece. Sums of slices that share a range are added
 * for {@link #result} only, a saving of nothing that matters.
 */
abstract class TorchContender implements Contender {
  private final String name;
  private final TorchCase work;
  private final List<TorchSlice> slices;

  TorchContender(String name, TorchCase work, List<TorchSlice> slices) {
    this.name = name;
    this.work = work;
    this.slices = slices;
  }

  /**
   * Does the job on a slice.
   *
   * @return the values or null, then the sums of {@link Contender.Result} by sequence; a last one
   *     may be a scalar for all sequences
   */
  abstract Tensor[] step(TorchSlice slice);

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final void run() {
    for (TorchSlice slice : slices) {
      // Frees what libtorch returns at once, as leaving a C++ block would.
      try (PointerScope _ = new PointerScope()) {
        step(slice);
      }
    }
  }

  @Override
  public final Result result() {
    Case c = work.work();
    int p = c.ranges().count();
    float[] values = new float[c.kind() == Kind.MSE_STEP ? 0 : c.elements()];
    double[] sums =
        new double
            [switch (c.kind()) {
              case FORWARD -> 0;
              case BACKWARD -> 2 * p;
              case MSE_STEP -> 2 * p + 1;
            }];
    for (TorchSlice slice : slices) {
      try (PointerScope _ = new PointerScope()) {
        Tensor[] results = step(slice);
        if (results[0] != null) {
          Torch.read(results[0], values, slice.firstElement());
        }
        for (int i = 1; i < results.length; i++) {
          int first = i == 3 ? 0 : slice.firstSequence();
          Torch.addTo(results[i], sums, (i - 1) * p + first);
        }
      }
    }
    return new Result(values, sums);
  }

  /** Does nothing: the tensors belong to the {@link TorchCase}. */
  @Override
  public final void close() {}
}
