package io.github.tornadoqat.tornado;

import io.github.tornadoqat.program.BackendException;
import io.github.tornadoqat.program.Buffer;
import io.github.tornadoqat.program.Op;
import io.github.tornadoqat.program.Program;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A program seen as its ops over numbered buffers: those of equal forms run by equal kernels. */
final class Form {
  private final List<TornadoBuffer> buffers;
  private final List<Object> parts = new ArrayList<>();

  Form(Program program) {
    Set<TornadoBuffer> all = new LinkedHashSet<>();
    for (Op op : program.ops()) {
      op.inputs().forEach(b -> all.add(TornadoBuffer.of(b)));
      op.outputs().forEach(b -> all.add(TornadoBuffer.of(b)));
    }
    this.buffers = List.copyOf(all);
    buffers.forEach(b -> parts.add(List.of(b.type(), b.shape(), b.residency())));
    program.ops().forEach(this::add);
  }

  private void add(Object part) {
    switch (part) {
      case null -> parts.add("absent");
      case Buffer buffer -> parts.add(buffers.indexOf(TornadoBuffer.of(buffer)));
      case Record record -> {
        parts.add(record.getClass());
        for (RecordComponent component : record.getClass().getRecordComponents()) {
          add(value(record, component));
        }
      }
      default -> parts.add(part);
    }
  }

  private static Object value(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new BackendException("the parts of " + record.getClass() + " cannot be read", e);
    }
  }

  /** The buffers, each once, in an order that equal forms share. */
  List<TornadoBuffer> buffers() {
    return buffers;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Form form && parts.equals(form.parts);
  }

  @Override
  public int hashCode() {
    return parts.hashCode();
  }
}
