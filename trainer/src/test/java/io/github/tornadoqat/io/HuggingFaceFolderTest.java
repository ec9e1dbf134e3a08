package io.github.tornadoqat.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HuggingFaceFolderTest {
  private static final byte[] TWO =
      Bytes.safetensors(
          "{'a':{'dtype':'F32','shape':[1,2],'data_offsets':[0,8]},"
              + "'b':{'dtype':'F32','shape':[1],'data_offsets':[8,12]}}",
          Bytes.floats(1, 2, 3));
  private static final byte[] ONE =
      Bytes.safetensors("{'c':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}", Bytes.floats(4));

  @TempDir Path folder;

  @Test
  void readsOneFile() {
    Bytes.file(folder, "model.safetensors", TWO);
    try (TensorSource source = TensorSource.open(folder)) {
      assertThat(source.format()).isEqualTo("huggingface");
      assertThat(source.tensors()).extracting(TensorInfo::name).containsExactly("a", "b");
      assertThat(Bytes.read(source, "a")).containsExactly(1, 2);
    }
  }

  @Test
  void readsShardsAndOnlyWhatTheIndexNames() {
    Bytes.file(folder, "1.safetensors", TWO);
    Bytes.file(folder, "2.safetensors", ONE);
    Bytes.file(
        folder,
        "model.safetensors.index.json",
        Bytes.utf8(
            """
            {"metadata": {"total_size": 12, "more": [{}]},
             "weight_map": {"c": "2.safetensors", "a": "./1.safetensors"}}
            """));
    try (TensorSource source = TensorSource.open(folder)) {
      assertThat(source.tensors()).extracting(TensorInfo::name).containsExactly("c", "a");
      assertThat(Bytes.read(source, "a")).containsExactly(1, 2);
      assertThat(Bytes.read(source, "c")).containsExactly(4);
    }
  }

  @Test
  void followsTheLinksOfTheHubsCache() throws IOException {
    Path blobs = Files.createDirectory(folder.resolve("blobs"));
    Path snapshot = Files.createDirectories(folder.resolve("snapshots/abc"));
    Bytes.file(blobs, "f00d", ONE);
    Files.createSymbolicLink(
        snapshot.resolve("1.safetensors"), Path.of("..", "..", "blobs", "f00d"));
    Bytes.file(
        snapshot,
        "model.safetensors.index.json",
        Bytes.utf8("{\"weight_map\": {\"c\": \"1.safetensors\"}}"));
    try (TensorSource source = TensorSource.open(snapshot)) {
      assertThat(Bytes.read(source, "c")).containsExactly(4);
    }
  }
}
