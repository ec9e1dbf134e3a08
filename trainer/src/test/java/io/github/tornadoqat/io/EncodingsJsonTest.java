package io.github.tornadoqat.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tornadoqat.io.EncodingEntry.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncodingsJsonTest {
  @TempDir Path folder;

  private static EncodingEntry perTensor(float scale, int offset) {
    float[] scales = {scale};
    int[] offsets = {offset};
    return new EncodingEntry("w", false, Kind.PER_TENSOR, 8, false, scales, offsets, 0);
  }

  @Test
  void readsBackAllKinds() throws IOException {
    float[] scales = {0.1f, 3e-39f};
    int[] offsets = {-128, Integer.MIN_VALUE};
    List<EncodingEntry> entries =
        List.of(
            new EncodingEntry(
                "/x \"é\"", true, Kind.PER_TENSOR, 16, false, new float[] {2}, new int[1], 0),
            new EncodingEntry("c", false, Kind.PER_CHANNEL, 8, true, scales, offsets, 0),
            new EncodingEntry("b", false, Kind.PER_BLOCK, 4, false, scales, offsets, 32));
    assertThat(read(write(entries))).isEqualTo(entries);
  }

  @Test
  void readsAimetsOwnFields() throws IOException {
    byte[] json =
        Bytes.utf8(
            """
            {"activation_encodings": [],
             "excluded_layers": [],
             "param_encodings": [{"bw": 8, "dtype": "INT", "enc_type": "PER_CHANNEL",
                "is_sym": true, "name": "w", "offset": [-128, -128], "scale": [0.5, 1]}],
             "producer": {"name": "aimet", "version": "2"},
             "version": "1.0.0"}
            """);
    float[] scales = {0.5f, 1};
    int[] offsets = {-128, -128};
    assertThat(read(json))
        .containsExactly(
            new EncodingEntry("w", false, Kind.PER_CHANNEL, 8, true, scales, offsets, 0));
  }

  @Property(tries = 100)
  void everyScaleAndOffsetSurvives(
      @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 0x7F7F_FFFF) Integer> scales,
      @ForAll int offset,
      @ForAll @IntRange(min = 1, max = 32) int bitwidth)
      throws IOException {
    float[] scale = new float[scales.size()];
    int[] offsets = new int[scale.length];
    for (int i = 0; i < scale.length; i++) {
      scale[i] = Float.intBitsToFloat(scales.get(i));
      offsets[i] = offset - i;
    }
    List<EncodingEntry> entries =
        List.of(new EncodingEntry("w", true, Kind.PER_CHANNEL, bitwidth, false, scale, offsets, 0));
    Path file = Files.createTempFile("encodings", ".json");
    try {
      Files.write(file, write(entries));
      assertThat(EncodingsJson.read(file)).isEqualTo(entries);
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void refusesBadFilesInOneLine() {
    String entry =
        "{'name':'w','enc_type':'PER_TENSOR','dtype':'INT','bw':8,'is_sym':false,"
            + "'scale':[0.5],'offset':[0]}";
    assertRefused("", "file: is empty, expected a model file");
    assertRefused("{'version':'0.6.1'}", "encodings: version 0.6.1, expected 1.0.0");
    assertRefused(
        "{'param_encodings':[" + entry.replace("INT", "FLOAT") + "]}",
        "encodings character 64: dtype FLOAT, expected INT");
    assertRefused(
        "{'param_encodings':[" + entry.replace("[0.5]", "[-1]") + "]}",
        "encodings character 117: encoding of \"w\" is not valid, expected positive finite scales");
    assertRefused(
        "{'param_encodings':[" + entry.replace("[0.5]", "[1e99]") + "]}",
        "encodings character 119: encoding of \"w\" is not valid, expected positive finite scales");
    assertRefused(
        "{'param_encodings':[" + entry.replace("'offset':[0]", "'offset':[3e9]") + "]}",
        "encodings character 116: 3e9, expected an integer");
    assertRefused(
        "{'param_encodings':[{}]}",
        "encodings character 21: an incomplete encoding,"
            + " expected name, enc_type, bw, is_sym, scale and offset");
  }

  @Test
  void entriesAreChecked() {
    assertThat(perTensor(1, 0)).isEqualTo(perTensor(1, 0)).hasSameHashCodeAs(perTensor(1, 0));
    assertThat(perTensor(1, 0)).isNotEqualTo(perTensor(1, 1));
    assertThatThrownBy(() -> perTensor(Float.NaN, 0)).hasMessage("positive finite scales");
  }

  private void assertRefused(String json, String line) {
    Path file = Bytes.file(folder, "e.json", Bytes.utf8(json.replace('\'', '"')));
    assertThatThrownBy(() -> EncodingsJson.read(file))
        .isExactlyInstanceOf(BadInputException.class)
        .hasMessage(file + ": " + line);
  }

  private List<EncodingEntry> read(byte[] json) {
    return EncodingsJson.read(Bytes.file(folder, "e.json", json));
  }

  private static byte[] write(List<EncodingEntry> entries) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    EncodingsJson.write(out, entries);
    return out.toByteArray();
  }
}
