package io.github.tornadoqat.io;

import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A model folder as Hugging Face lays it out: {@code model.safetensors}, or {@code
 * model.safetensors.index.json} with a weight_map from tensor names to shards. Tensors are listed
 * shard by shard; one that the index does not name is not part of the model.
 */
public final class HuggingFaceFolder extends MappedSource {
  private static final String SINGLE = "model.safetensors";
  private static final String INDEX = "model.safetensors.index.json";

  private HuggingFaceFolder(Path folder) {
    super("huggingface", arena -> load(folder, arena));
  }

  /**
   * Opens a folder.
   *
   * @throws BadInputException if the folder holds no model, or the index names a shard or tensor
   *     that is not there or lies outside the folder
   */
  public static HuggingFaceFolder open(Path folder) {
    return new HuggingFaceFolder(folder);
  }

  /** Whether a folder has what one is opened by. */
  public static boolean isOne(Path folder) {
    return Files.exists(folder.resolve(SINGLE)) || Files.exists(folder.resolve(INDEX));
  }

  private static TensorTable load(Path folder, Arena arena) {
    if (Files.exists(folder.resolve(SINGLE))) {
      return Safetensors.load(folder.resolve(SINGLE), arena);
    }
    if (Files.exists(folder.resolve(INDEX))) {
      return loadShards(MappedFile.map(folder.resolve(INDEX), arena), arena);
    }
    throw new BadInputException(folder, "folder", "no model", SINGLE + " or " + INDEX);
  }

  private static TensorTable loadShards(MappedFile index, Arena arena) {
    Map<Path, List<String>> shards = new LinkedHashMap<>();
    Map<String, Path> known = new HashMap<>();
    weightMap(index)
        .forEach(
            (tensor, name) -> {
              Path shard =
                  known.computeIfAbsent(name, n -> SiblingFile.resolve(index, place(tensor), n));
              shards.computeIfAbsent(shard, s -> new ArrayList<>()).add(tensor);
            });
    TensorTable table = new TensorTable();
    shards.forEach((shard, names) -> addShard(table, index, shard, names, arena));
    return table;
  }

  private static void addShard(
      TensorTable table, MappedFile index, Path path, List<String> names, Arena arena) {
    TensorTable shard = Safetensors.load(path, arena);
    Set<String> missing = new LinkedHashSet<>(names);
    for (TensorInfo tensor : shard.tensors()) {
      if (missing.remove(tensor.name())) {
        table.add(tensor, to -> shard.read(tensor, to));
      }
    }
    for (String name : missing) {
      throw index.bad(place(name), "not in " + path.getFileName(), "it in the shard of the index");
    }
  }

  private static Map<String, String> weightMap(MappedFile index) {
    JsonReader json = new JsonReader(index, "index", index.bytes());
    Map<String, String> weightMap = new LinkedHashMap<>();
    json.openObject();
    for (String key = json.nextKey(); key != null; key = json.nextKey()) {
      if (key.equals("weight_map")) {
        json.openObject();
        for (String name = json.nextKey(); name != null; name = json.nextKey()) {
          weightMap.put(name, json.text());
        }
      } else {
        json.skip();
      }
    }
    json.end();
    if (weightMap.isEmpty()) {
      throw index.bad("index", "no weight_map", "one that names the shard of every tensor");
    }
    return weightMap;
  }

  private static String place(String tensor) {
    return "tensor \"" + tensor + "\"";
  }
}
