package io.github.tornadoqat.experiment;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;

/** JSON as all result files have it: indented, keys in the order they were put, a final newline. */
public final class JsonFiles {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
          .build();

  private JsonFiles() {}

  /** Writes a map, list or bean. */
  public static void write(OutputStream out, Object value) throws IOException {
    MAPPER.writeValue(out, value);
    out.write('\n');
  }

  /** A number that JSON can hold, or null for NaN and infinities. */
  static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
