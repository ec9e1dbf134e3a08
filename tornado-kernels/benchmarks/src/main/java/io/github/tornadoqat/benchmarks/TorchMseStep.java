package io.github.tornadoqat.benchmarks;

import io.github.tornadoqat.benchmarks.work.Ranges;
import java.util.List;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.OperatorHandle;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * The mean squared error of fake quantization and its gradient by the ends of the range, composed
 * under libtorch's autograd: scale and zero point from the ends, straight-through rounding.
 */
final class TorchMseStep extends TorchContender {
  /** libtorch's number for a sum in {@code mse_loss}. */
  private static final long SUM = 2;

  private final boolean learnable;
  private final boolean shared;
  private final double elements;
  private final OperatorHandle op;

  private TorchMseStep(String name, TorchCase work, List<TorchSlice> slices, boolean learnable) {
    super(name, work, slices);
    this.learnable = learnable;
    this.shared = work.isShared();
    this.elements = work.work().elements();
    this.op =
        Torch.op(
            shared
                ? "_fake_quantize_learnable_per_tensor_affine"
                : "_fake_quantize_learnable_per_channel_affine");
  }

  /** Elementwise ops only, as range learning is usually written. */
  static Contender whole(TorchCase work) {
    return new TorchMseStep(Names.LIBTORCH, work, work.whole(), false);
  }

  /** The same on slices, whose intermediates stay in the cache. */
  static Contender sliced(TorchCase work) {
    return new TorchMseStep(Names.LIBTORCH_SLICED, work, work.slices(), false);
  }

  /** With libtorch's learnable fake quantization as one op. */
  static Contender learnable(TorchCase work) {
    return new TorchMseStep(Names.LIBTORCH_LEARNABLE, work, work.whole(), true);
  }

  /** The same on slices. */
  static Contender learnableSliced(TorchCase work) {
    return new TorchMseStep(Names.LIBTORCH_LEARNABLE_SLICED, work, work.slices(), true);
  }

  @Override
  Tensor[] step(TorchSlice s) {
    Tensor scale = s.high().sub(s.low()).div(new Scalar((double) (Ranges.QMAX - Ranges.QMIN)));
    Tensor zeroPoint = roundStraightThrough(s.low().neg().div(scale));
    Tensor y = learnable ? learnable(s, scale, zeroPoint) : composed(s, scale, zeroPoint);
    Tensor loss = torch.mse_loss(y, s.x(), SUM).div(new Scalar(elements));
    TensorVector gradients =
        torch.grad(new TensorVector(loss), new TensorVector(s.low(), s.high()));
    return new Tensor[] {null, gradients.get(0), gradients.get(1), loss.detach()};
  }

  private static Tensor composed(TorchSlice s, Tensor scale, Tensor zeroPoint) {
    Tensor step = TorchSlice.column(scale);
    Tensor zero = TorchSlice.column(zeroPoint);
    ScalarOptional qmin = new ScalarOptional(new Scalar(Ranges.QMIN));
    ScalarOptional qmax = new ScalarOptional(new Scalar(Ranges.QMAX));
    Tensor codes = roundStraightThrough(s.x().div(step)).add(zero).clamp(qmin, qmax);
    return codes.sub(zero).mul(step);
  }

  private Tensor learnable(TorchSlice s, Tensor scale, Tensor zeroPoint) {
    IValue x = new IValue(s.x());
    IValue step = new IValue(scale);
    IValue zero = new IValue(zeroPoint);
    IValue qmin = new IValue((long) Ranges.QMIN);
    IValue qmax = new IValue((long) Ranges.QMAX);
    IValue factor = new IValue(1.0);
    return shared
        ? Torch.call(op, x, step, zero, qmin, qmax, factor)[0]
        : Torch.call(op, x, step, zero, new IValue(0L), qmin, qmax, factor)[0];
  }

  private static Tensor roundStraightThrough(Tensor t) {
    return t.add(t.round().sub(t).detach());
  }
}
