package io.github.tornadoqat.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Encodings of a model in AIMET's JSON, version 1.0.0. */
public final class EncodingsJson {
  static final String VERSION = "1.0.0";
  static final String ACTIVATIONS = "activation_encodings";
  static final String PARAMETERS = "param_encodings";

  private static final JsonFactory FACTORY = new JsonFactory();

  private EncodingsJson() {}

  /** Writes entries in their order; the stream stays open. */
  public static void write(OutputStream out, List<EncodingEntry> entries) throws IOException {
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      json.writeStartObject();
      json.writeStringField("version", VERSION);
      json.writeArrayFieldStart(ACTIVATIONS);
      for (EncodingEntry entry : entries) {
        if (entry.activation()) {
          write(json, entry);
        }
      }
      json.writeEndArray();
      json.writeArrayFieldStart(PARAMETERS);
      for (EncodingEntry entry : entries) {
        if (!entry.activation()) {
          write(json, entry);
        }
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static void write(JsonGenerator json, EncodingEntry entry) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", entry.name());
    json.writeStringField("enc_type", entry.kind().name());
    json.writeStringField("dtype", "INT");
    json.writeNumberField("bw", entry.bitwidth());
    json.writeBooleanField("is_sym", entry.symmetric());
    json.writeArrayFieldStart("scale");
    for (float scale : entry.scale()) {
      json.writeNumber(scale);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("offset");
    for (int offset : entry.offset()) {
      json.writeNumber(offset);
    }
    json.writeEndArray();
    if (entry.kind() == EncodingEntry.Kind.PER_BLOCK) {
      json.writeNumberField("block_size", entry.blockSize());
    }
    json.writeEndObject();
  }

  /**
   * Reads integer encodings: activations and parameters in the order of the file.
   *
   * @throws BadInputException if the file is not version 1.0.0 or an entry is incomplete or not of
   *     integers
   */
  public static List<EncodingEntry> read(Path path) {
    try (Arena arena = Arena.ofConfined()) {
      MappedFile file = MappedFile.map(path, arena);
      JsonReader json = new JsonReader(file, "encodings", file.bytes());
      List<EncodingEntry> entries = new ArrayList<>();
      String version = null;
      json.openObject();
      for (String key = json.nextKey(); key != null; key = json.nextKey()) {
        switch (key) {
          case "version" -> version = json.text();
          case ACTIVATIONS -> readEntries(json, true, entries);
          case PARAMETERS -> readEntries(json, false, entries);
          default -> json.skip();
        }
      }
      json.end();
      if (!VERSION.equals(version)) {
        throw file.bad("encodings", version == null ? "no version" : "version " + version, VERSION);
      }
      return List.copyOf(entries);
    }
  }

  private static void readEntries(
      JsonReader json, boolean activation, List<EncodingEntry> entries) {
    json.openArray();
    while (json.nextElement()) {
      entries.add(EncodingFields.read(json, activation));
    }
  }
}
