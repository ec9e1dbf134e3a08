package io.github.tornadoqat.cli;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.tornadoqat.io.EncodingEntry;
import io.github.tornadoqat.io.EncodingsJson;
import io.github.tornadoqat.math.IntegerGrid;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.Backends;
import io.github.tornadoqat.program.Buffer;
import io.github.tornadoqat.program.ElementType;
import io.github.tornadoqat.program.Granularity;
import io.github.tornadoqat.program.Op;
import io.github.tornadoqat.program.Plan;
import io.github.tornadoqat.program.Program;
import io.github.tornadoqat.program.QuantizationSpec;
import io.github.tornadoqat.program.Residency;
import io.github.tornadoqat.program.Shape;
import io.github.tornadoqat.quantizer.Encoding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads what a run has left, as its users would. */
final class Results {
  private static final JsonMapper STRICT =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private Results() {}

  /** Text that is one JSON value and nothing else. */
  static JsonNode json(String text) {
    try {
      return STRICT.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(text, e);
    }
  }

  static JsonNode json(Path file) {
    try {
      return json(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The encodings of a tensor in a folder's encodings.json. */
  static EncodingEntry entry(Path folder, String tensor) {
    return EncodingsJson.read(folder.resolve("encodings.json")).stream()
        .filter(e -> e.name().equals(tensor))
        .findFirst()
        .orElseThrow();
  }

  /** AIMET's entry as encodings on a grid of ours: x = s·(u + offset), codes u counted from 0. */
  static List<Encoding> encodings(EncodingEntry entry, IntegerGrid grid) {
    int lowest = grid.isSigned() ? -(1 << (grid.bits() - 1)) : 0;
    List<Encoding> encodings = new ArrayList<>();
    for (int p = 0; p < entry.scale().length; p++) {
      encodings.add(new Encoding(entry.scale()[p], lowest - entry.offset()[p], grid));
    }
    return encodings;
  }

  /** What the op FakeQuantize makes of a matrix. */
  static float[] fakeQuantize(
      float[] x, int rows, Granularity granularity, List<Encoding> encodings) {
    float[] table = new float[QuantizationSpec.ROWS * encodings.size()];
    for (int p = 0; p < encodings.size(); p++) {
      encodings.get(p).store(table, p);
    }
    float[] values = new float[x.length];
    Shape shape = Shape.of(rows, x.length / rows);
    Shape columns = Shape.of(QuantizationSpec.ROWS, encodings.size());
    try (Backend backend = Backends.open("host", 1);
        Buffer in = backend.wrap(x, shape);
        Buffer e = backend.allocate(ElementType.F32, columns, Residency.STEP);
        Buffer y = backend.allocate(ElementType.F32, shape, Residency.RESULT);
        Plan plan =
            backend.compile(
                Program.of(new Op.FakeQuantize(in, new QuantizationSpec(e, granularity), y)))) {
      e.put(table);
      plan.execute();
      y.get(values);
    }
    return values;
  }

  static double mse(float[] x, float[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double d = (double) y[i] - x[i];
      sum += d * d;
    }
    return sum / x.length;
  }
}
