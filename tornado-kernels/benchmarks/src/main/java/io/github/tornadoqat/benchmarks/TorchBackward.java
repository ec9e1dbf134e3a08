package io.github.tornadoqat.benchmarks;

import io.github.tornadoqat.benchmarks.work.Ranges;
import java.util.List;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.OperatorHandle;
import org.bytedeco.pytorch.Tensor;

/** dx, ∂scale and ∂zero point by libtorch's {@code _fake_quantize_learnable_…_backward}. */
final class TorchBackward extends TorchContender {
  private final boolean shared;
  private final OperatorHandle op;

  private TorchBackward(String name, TorchCase work, List<TorchSlice> slices) {
    super(name, work, slices);
    this.shared = work.isShared();
    this.op =
        Torch.op(
            shared
                ? "_fake_quantize_learnable_per_tensor_affine_backward"
                : "_fake_quantize_learnable_per_channel_affine_backward");
  }

  /** As autograd calls it. */
  static Contender whole(TorchCase work) {
    return new TorchBackward(Names.LIBTORCH, work, work.whole());
  }

  /** On slices that stay in the cache, so that no fresh page is touched. */
  static Contender sliced(TorchCase work) {
    return new TorchBackward(Names.LIBTORCH_SLICED, work, work.slices());
  }

  @Override
  Tensor[] step(TorchSlice s) {
    IValue upstream = new IValue(s.upstream());
    IValue x = new IValue(s.x());
    IValue scale = new IValue(s.scale());
    IValue zeroPoint = new IValue(s.zeroPoint());
    IValue qmin = new IValue((long) Ranges.QMIN);
    IValue qmax = new IValue((long) Ranges.QMAX);
    IValue factor = new IValue(1.0);
    Tensor[] r =
        shared
            ? Torch.call(op, upstream, x, scale, zeroPoint, qmin, qmax, factor)
            : Torch.call(op, upstream, x, scale, zeroPoint, new IValue(0L), qmin, qmax, factor);
    return new Tensor[] {s.store(r[0]), r[1], r[2]};
  }
}
