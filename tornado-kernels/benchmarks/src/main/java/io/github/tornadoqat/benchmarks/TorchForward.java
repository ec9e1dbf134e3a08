package io.github.tornadoqat.benchmarks;

import io.github.tornadoqat.benchmarks.work.Ranges;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Fake quantization by libtorch's {@code fake_quantize_per_…_affine}, and composed by hand. */
final class TorchForward extends TorchContender {
  private final boolean shared;
  private final double scale;
  private final long zeroPoint;

  private TorchForward(String name, TorchCase work, List<TorchSlice> slices) {
    super(name, work, slices);
    this.shared = work.isShared();
    this.scale = work.work().ranges().scale(0);
    this.zeroPoint = (long) work.work().ranges().zeroPoint(0);
  }

  /** As a user calls it. It is the cachemask variant, which writes a mask besides. */
  static Contender whole(TorchCase work) {
    return new TorchForward(Names.LIBTORCH, work, work.whole());
  }

  /** The same op on slices that stay in the cache, so that no fresh page is touched. */
  static Contender sliced(TorchCase work) {
    return new TorchForward(Names.LIBTORCH_SLICED, work, work.slices());
  }

  /** Elementwise ops in place on slices that stay in the cache: vectorized, without a mask. */
  static Contender composed(TorchCase work) {
    return new Composed(work);
  }

  @Override
  Tensor[] step(TorchSlice s) {
    Tensor y =
        shared
            ? torch.fake_quantize_per_tensor_affine(
                s.x(), scale, zeroPoint, Ranges.QMIN, Ranges.QMAX)
            : torch.fake_quantize_per_channel_affine(
                s.x(), s.scale(), s.zeroCodes(), 0, Ranges.QMIN, Ranges.QMAX);
    return new Tensor[] {s.store(y)};
  }

  private static final class Composed extends TorchContender {
    Composed(TorchCase work) {
      super(Names.LIBTORCH_COMPOSED, work, work.slices());
    }

    @Override
    Tensor[] step(TorchSlice s) {
      Tensor scale = TorchSlice.column(s.scale());
      Tensor zeroPoint = TorchSlice.column(s.zeroPoint());
      ScalarOptional qmin = new ScalarOptional(new Scalar(Ranges.QMIN));
      ScalarOptional qmax = new ScalarOptional(new Scalar(Ranges.QMAX));
      torch.mul_out(s.target(), s.x(), scale.reciprocal());
      s.target().round_().add_(zeroPoint).clamp_(qmin, qmax).sub_(zeroPoint).mul_(scale);
      return new Tensor[] {s.target()};
    }
  }
}
