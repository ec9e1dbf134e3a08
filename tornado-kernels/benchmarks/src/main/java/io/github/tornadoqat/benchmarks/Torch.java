package io.github.tornadoqat.benchmarks;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Dispatcher;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.OperatorHandle;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** libtorch from Java: tensors from and to arrays, and ops that the bindings leave out. */
final class Torch {
  private Torch() {}

  /** Sets the threads of libtorch's parallel loops, for the whole process. */
  static void setThreads(int threads) {
    torch.set_num_threads(threads);
  }

  /** A float32 tensor of its own memory. */
  static Tensor tensor(float[] values, long... shape) {
    Tensor t = torch.empty(shape);
    try (FloatPointer memory = t.data_ptr_float()) {
      memory.put(values);
    }
    return t;
  }

  /** Copies a tensor that lies in row-major order into an array. */
  static void read(Tensor t, float[] into, int offset) {
    try (FloatPointer memory = t.data_ptr_float()) {
      memory.get(into, offset, Math.toIntExact(t.numel()));
    }
  }

  /** Adds a tensor's elements, as doubles, to {@code into} from {@code offset} on. */
  static void addTo(Tensor t, double[] into, int offset) {
    double[] values = new double[Math.toIntExact(t.numel())];
    try (Tensor wide = t.toType(torch.ScalarType.Double).contiguous();
        DoublePointer memory = wide.data_ptr_double()) {
      memory.get(values);
    }
    for (int i = 0; i < values.length; i++) {
      into[offset + i] += values[i];
    }
  }

  /** The ATen op of this name, without an overload. */
  static OperatorHandle op(String name) {
    return Dispatcher.singleton().findSchemaOrThrow("aten::" + name, "");
  }

  /**
   * Calls an op through the dispatcher; autograd records it as if it had been called by name. What
   * it allocates belongs to the pointer scope of the caller.
   */
  static Tensor[] call(OperatorHandle op, IValue... arguments) {
    IValueVector stack = new IValueVector(arguments);
    op.callBoxed(stack);
    Tensor[] results = new Tensor[Math.toIntExact(stack.size())];
    for (int i = 0; i < results.length; i++) {
      results[i] = stack.get(i).toTensor();
    }
    return results;
  }
}
