package io.github.tornadoqat.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/**
 * JSON as all result files have it: indented, keys in the order they were put, a final newline.
 *
 * <p>Written by the streaming generator, since data binding takes nearly a fifth of a second to
 * start.
 */
public final class JsonFiles {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private JsonFiles() {}

  /** Writes maps, lists, arrays of long, strings, numbers, booleans and nulls. */
  public static void write(OutputStream out, Object value) throws IOException {
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      write(json, value);
    }
    out.write('\n');
    out.flush();
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    switch (value) {
      case null -> json.writeNull();
      case Map<?, ?> map -> {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          json.writeFieldName(entry.getKey().toString());
          write(json, entry.getValue());
        }
        json.writeEndObject();
      }
      case Iterable<?> list -> {
        json.writeStartArray();
        for (Object element : list) {
          write(json, element);
        }
        json.writeEndArray();
      }
      case long[] array -> json.writeArray(array, 0, array.length);
      case Integer i -> json.writeNumber(i);
      case Long l -> json.writeNumber(l);
      case Double d -> json.writeNumber(d);
      case Boolean b -> json.writeBoolean(b);
      case String s -> json.writeString(s);
      default -> throw new IllegalArgumentException("not JSON: " + value.getClass());
    }
  }

  /** A number that JSON can hold; null for NaN and infinities, which it has no way to write. */
  public static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
