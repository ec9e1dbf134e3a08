package io.github.tornadoqat.io;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;

/**
 * Values of a TensorProto that lie in a typed field such as float_data rather than in raw_data.
 * They are found anew at each read, so the heap never holds them.
 */
final class OnnxValues {
  private static final int FLOAT_DATA = 4;
  private static final int INT32_DATA = 5;
  private static final int INT64_DATA = 7;
  private static final int DOUBLE_DATA = 10;
  private static final int UINT64_DATA = 11;

  private final MappedFile file;
  private final OnnxTensor tensor;
  private final int valuesField;

  /** Counts the values and checks that they are as many as the shape says. */
  OnnxValues(MappedFile file, OnnxTensor tensor) {
    this.file = file;
    this.tensor = tensor;
    valuesField = field(tensor.dtype());
    long elements = Shapes.elements(file, tensor.place(), tensor.shape());
    long count = visit(null);
    if (count != elements) {
      throw file.bad(tensor.place(), count + " values", elements + " for shape " + tensor.dims());
    }
  }

  /** The field for a type: ints carry all narrow types, and halves by their bits. */
  private static int field(DType dtype) {
    return switch (dtype) {
      case F32 -> FLOAT_DATA;
      case F64 -> DOUBLE_DATA;
      case I64 -> INT64_DATA;
      case U32, U64 -> UINT64_DATA;
      default -> INT32_DATA;
    };
  }

  void read(float[] to) {
    visit(to);
  }

  /** Walks over the values, storing them unless {@code to} is null, and returns their number. */
  private long visit(float[] to) {
    ProtoReader reader = new ProtoReader(file, tensor.message());
    long count = 0;
    for (int field = reader.nextField(); field != 0; field = reader.nextField()) {
      if (field != valuesField) {
        reader.skip();
      } else if (!reader.isPacked()) {
        store(one(reader), to, count++);
      } else if (valuesField == FLOAT_DATA || valuesField == DOUBLE_DATA) {
        count += visitFixed(reader.bytes(), to, count);
      } else {
        ProtoReader packed = reader.packed();
        while (packed.hasMore()) {
          store(packed.varint(), to, count++);
        }
      }
    }
    return count;
  }

  private long visitFixed(MemorySegment values, float[] to, long count) {
    int width = tensor.dtype().bytes();
    if (values.byteSize() % width != 0) {
      throw file.bad(
          tensor.place(), values.byteSize() + " bytes of values", "a multiple of " + width);
    }
    if (to != null) {
      Elements.read(tensor.dtype(), values, ByteOrder.LITTLE_ENDIAN, to, Math.toIntExact(count));
    }
    return values.byteSize() / width;
  }

  private long one(ProtoReader reader) {
    return switch (valuesField) {
      case FLOAT_DATA -> reader.fixed32();
      case DOUBLE_DATA -> reader.fixed64();
      default -> reader.varint();
    };
  }

  private void store(long bits, float[] to, long index) {
    if (to != null) {
      to[Math.toIntExact(index)] = Elements.ofBits(tensor.dtype(), bits);
    }
  }
}
