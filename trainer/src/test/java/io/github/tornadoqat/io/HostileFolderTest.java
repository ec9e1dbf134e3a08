package io.github.tornadoqat.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileFolderTest {
  private static final String INDEX = "model.safetensors.index.json";
  private static final byte[] SHARD =
      Bytes.safetensors("{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}", new byte[4]);

  @TempDir Path root;
  private Path folder;

  @BeforeEach
  void oneShardInsideAndOneOutside() throws IOException {
    folder = Files.createDirectory(root.resolve("model"));
    Bytes.file(folder, "1.safetensors", SHARD);
    Bytes.file(root, "outside.safetensors", SHARD);
  }

  private void assertRefused(String index, String line) {
    Path file = Bytes.file(folder, INDEX, Bytes.utf8(index.replace('\'', '"')));
    Bytes.assertRefused(folder, file, line);
  }

  private static String map(String shard) {
    return "{'weight_map':{'a':'" + shard + "'}}";
  }

  @Test
  void noModel() {
    Bytes.assertRefused(
        folder, "folder: no model, expected model.safetensors or model.safetensors.index.json");
  }

  @Test
  void unknownFile() {
    Bytes.assertRefused(
        Bytes.file(root, "model.bin", SHARD),
        "file: unknown format, expected a .onnx, .safetensors or .npy file or a model folder");
  }

  @Test
  void indexWithoutMap() {
    String line = "index: no weight_map, expected one that names the shard of every tensor";
    assertRefused("{}", line);
    assertRefused("{'weight_map':{}}", line);
    assertRefused("[]", "index character 0: [, expected an object");
    assertRefused("", "file: is empty, expected a model file");
  }

  @Test
  void duplicates() {
    assertRefused(
        "{'weight_map':{'a':'1.safetensors','a':'2.safetensors'}}",
        "index character 38: Duplicate field 'a', expected valid JSON");
    assertRefused(
        "{'weight_map':{'a':'1.safetensors'},'weight_map':{}}",
        "index character 48: Duplicate field 'weight_map', expected valid JSON");
  }

  @Test
  void missingShard() {
    assertRefused(
        map("2.safetensors"),
        "tensor \"a\": no file \"2.safetensors\", expected it beside the model");
  }

  @Test
  void missingTensor() {
    assertRefused(
        "{'weight_map':{'a':'1.safetensors','b':'1.safetensors'}}",
        "tensor \"b\": not in 1.safetensors, expected it in the shard of the index");
  }

  @Test
  void shardsOutside() throws IOException {
    String expected = ", expected a file in the folder of the model";
    assertRefused(
        map("../outside.safetensors"), "tensor \"a\": path \"../outside.safetensors\"" + expected);
    assertRefused(
        map(root + "/outside.safetensors"),
        "tensor \"a\": path \"" + root + "/outside.safetensors\"" + expected);
    Files.createSymbolicLink(folder.resolve("link"), root.resolve("outside.safetensors"));
    assertRefused(
        map("link"),
        "tensor \"a\": \"link\" links to "
            + root.toRealPath().resolve("outside.safetensors")
            + expected);
  }

  @Test
  void damagedShard() {
    Path shard = Bytes.file(folder, "2.safetensors", new byte[3]);
    Bytes.file(folder, INDEX, Bytes.utf8(map("2.safetensors").replace('\'', '"')));
    Bytes.assertRefused(folder, shard, "offset 0: 3 bytes, expected a header length of 8 bytes");
  }
}
