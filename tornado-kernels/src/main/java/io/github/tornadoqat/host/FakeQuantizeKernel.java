package io.github.tornadoqat.host;

import static io.github.tornadoqat.host.Simd.LANES;
import static io.github.tornadoqat.host.Simd.SPECIES;
import static io.github.tornadoqat.math.Rounding.MAGIC;

import io.github.tornadoqat.math.AffineMath;
import io.github.tornadoqat.program.Op;
import io.github.tornadoqat.program.QuantizationSpec;
import jdk.incubator.vector.FloatVector;

/** {@link Op.FakeQuantize}: 8 bytes move for each element. */
final class FakeQuantizeKernel implements HostPlan.Kernel {
  /** From this run length on C2's own vector loop beats the Vector API. */
  private static final int PLAIN = 4096;

  private final Op.FakeQuantize op;
  private final Runs runs;

  FakeQuantizeKernel(Op.FakeQuantize op) {
    this.op = op;
    this.runs = Runs.of(op.spec().granularity(), op.x().shape());
  }

  @Override
  public void run(Workers workers) {
    float[] x = HostBuffer.floats(op.x());
    float[] y = HostBuffer.floats(op.y());
    Encodings e = Encodings.of(op.spec());
    runs.forEach(workers, e.isHalfEven() ? new HalfEven(x, y, e) : new AnyMode(x, y, e));
  }

  private record HalfEven(float[] x, float[] y, Encodings e) implements Runs.Kernel {
    @Override
    public void uniform(int from, int to, int p) {
      if (to - from >= PLAIN) {
        plain(x, y, from, to, e.scale(p), e.inverse(p), e.lo(p), e.hi(p));
      } else {
        vector(from, to, p);
      }
    }

    private static void plain(
        float[] x, float[] y, int from, int to, float s, float inv, float lo, float hi) {
      for (int i = from; i < to; i++) {
        y[i] = ((Math.min(Math.max(x[i] * inv, lo), hi) + MAGIC) - MAGIC) * s;
      }
    }

    private void vector(int from, int to, int p) {
      FloatVector s = FloatVector.broadcast(SPECIES, e.scale(p));
      FloatVector inv = FloatVector.broadcast(SPECIES, e.inverse(p));
      FloatVector lo = FloatVector.broadcast(SPECIES, e.lo(p));
      FloatVector hi = FloatVector.broadcast(SPECIES, e.hi(p));
      int i = from;
      for (; i <= to - LANES; i += LANES) {
        FloatVector v = FloatVector.fromArray(SPECIES, x, i);
        Simd.fakeQuantize(v, s, inv, lo, hi).intoArray(y, i);
      }
      for (; i < to; i++) {
        y[i] = AffineMath.fakeQuantize(x[i], e.scale(p), e.inverse(p), e.lo(p), e.hi(p));
      }
    }

    @Override
    public void varying(int from, int to, int p) {
      float[] values = e.values();
      int k = p - from;
      int i = from;
      for (; i <= to - LANES; i += LANES) {
        FloatVector v = FloatVector.fromArray(SPECIES, x, i);
        FloatVector s = FloatVector.fromArray(SPECIES, values, i + k);
        FloatVector inv = row(values, QuantizationSpec.INVERSE, i + k);
        FloatVector lo = row(values, QuantizationSpec.LO, i + k);
        FloatVector hi = row(values, QuantizationSpec.HI, i + k);
        Simd.fakeQuantize(v, s, inv, lo, hi).intoArray(y, i);
      }
      for (; i < to; i++) {
        int q = i + k;
        y[i] = AffineMath.fakeQuantize(x[i], e.scale(q), e.inverse(q), e.lo(q), e.hi(q));
      }
    }

    private FloatVector row(float[] values, int row, int column) {
      return FloatVector.fromArray(SPECIES, values, row * e.count() + column);
    }
  }

  private record AnyMode(float[] x, float[] y, Encodings e) implements UniformRuns {
    @Override
    public void uniform(int from, int to, int p) {
      float s = e.scale(p);
      float inv = e.inverse(p);
      float lo = e.lo(p);
      float hi = e.hi(p);
      for (int i = from; i < to; i++) {
        y[i] = AffineMath.fakeQuantize(e.mode(), x[i], s, inv, lo, hi, e.uniform(i));
      }
    }
  }
}
