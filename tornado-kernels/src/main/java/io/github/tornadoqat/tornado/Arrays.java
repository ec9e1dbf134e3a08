package io.github.tornadoqat.tornado;

import io.github.tornadoqat.program.Buffer;
import io.github.tornadoqat.program.QuantizationSpec;
import io.github.tornadoqat.program.RoundingRule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.types.arrays.DoubleArray;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;
import uk.ac.manchester.tornado.api.types.arrays.LongArray;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/** The arrays of one program: those of its buffers, and scratch that no buffer shows. */
final class Arrays {
  private final KernelContext context = new KernelContext();
  private final Set<TornadoBuffer> buffers = new LinkedHashSet<>();
  private final List<TornadoNativeArray> scratch = new ArrayList<>();
  private FloatArray noFloats;
  private IntArray noInts;
  private LongArray noLongs;

  KernelContext context() {
    return context;
  }

  /** The array of a buffer. */
  TornadoNativeArray of(Buffer buffer) {
    TornadoBuffer own = TornadoBuffer.of(buffer);
    buffers.add(own);
    return own.array();
  }

  FloatArray floats(Buffer buffer) {
    return (FloatArray) of(buffer);
  }

  DoubleArray doubles(Buffer buffer) {
    return (DoubleArray) of(buffer);
  }

  IntArray ints(Buffer buffer) {
    return (IntArray) of(buffer);
  }

  /**
   * The seed, step and first index of stochastic rounding; an array that is not read for other
   * modes.
   */
  LongArray random(RoundingRule rounding) {
    return rounding.random() == null ? noLongs() : (LongArray) of(rounding.random());
  }

  /** Encodings of a spec. */
  static int columns(QuantizationSpec spec) {
    return (int) spec.encodings().shape().length(1);
  }

  /** An array that stands for one that is not there. */
  FloatArray noFloats() {
    if (noFloats == null) {
      noFloats = scratchFloats(1);
    }
    return noFloats;
  }

  /** An array that stands for one that is not there. */
  IntArray noInts() {
    if (noInts == null) {
      noInts = scratchInts(1);
    }
    return noInts;
  }

  private LongArray noLongs() {
    if (noLongs == null) {
      noLongs = new LongArray(3);
      scratch.add(noLongs);
    }
    return noLongs;
  }

  /** An array that lives on the device only. */
  FloatArray scratchFloats(int n) {
    FloatArray array = new FloatArray(n);
    scratch.add(array);
    return array;
  }

  /** An array that lives on the device only. */
  IntArray scratchInts(int n) {
    IntArray array = new IntArray(n);
    scratch.add(array);
    return array;
  }

  /** The buffers that launches use. */
  Set<TornadoBuffer> buffers() {
    return buffers;
  }

  /** The arrays that live on the device only, buffers apart. */
  List<TornadoNativeArray> scratch() {
    return scratch;
  }

  /** Bytes of all arrays on the device. */
  long bytes() {
    return all().mapToLong(TornadoNativeArray::getNumBytesOfSegmentWithHeader).sum();
  }

  /** Bytes of the largest array on the device. */
  long largestBytes() {
    return all().mapToLong(TornadoNativeArray::getNumBytesOfSegmentWithHeader).max().orElse(0);
  }

  private Stream<TornadoNativeArray> all() {
    return Stream.concat(buffers.stream().map(TornadoBuffer::array), scratch.stream());
  }
}
