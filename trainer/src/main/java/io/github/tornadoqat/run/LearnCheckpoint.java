package io.github.tornadoqat.run;

import io.github.tornadoqat.io.AtomicOutput;
import io.github.tornadoqat.io.BadInputException;
import io.github.tornadoqat.io.BadOutputException;
import io.github.tornadoqat.io.FileTree;
import io.github.tornadoqat.io.JsonFiles;
import io.github.tornadoqat.io.TensorInfo;
import io.github.tornadoqat.train.LearnedTensor;
import io.github.tornadoqat.train.LearnedTensorFormat;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * The tensors that a run of {@code qat learn} has finished, in {@code .checkpoint} inside of its
 * folder until it ends, so that one that was stopped at any moment goes on and leaves the bytes it
 * would have left. The run is known by all that decides its numbers; the model by the values of its
 * tensors, so other tensors may be chosen, or the file be moved.
 */
public final class LearnCheckpoint {
  private static final String FOLDER = ".checkpoint";
  private static final String RUN = "run.json";

  /** "QATL" and the version of the format. */
  private static final long MAGIC = 0x5141544c_00000001L;

  private final Path folder;
  private final LearnConfig config;
  private final byte[] run;
  private int kept;

  private LearnCheckpoint(Path folder, LearnConfig config, byte[] run) {
    this.folder = folder;
    this.config = config;
    this.run = run;
  }

  /**
   * Looks for what an earlier run has left.
   *
   * @param out the folder of the run
   * @param resume whether that is to be used
   * @param force whether it is to be removed, if it is not used
   * @param provenance the program and the device
   * @throws BadOutputException if it is neither used nor removed, or of another run, or can't be
   *     read or removed
   */
  public static LearnCheckpoint open(
      Path out, boolean resume, boolean force, LearnConfig config, Map<String, Object> provenance) {
    LearnCheckpoint checkpoint =
        new LearnCheckpoint(out.resolve(FOLDER), config, identity(config, provenance));
    if (exists(out) && resume) {
      checkpoint.checkRun();
    } else if (exists(out) && !force) {
      throw new BadOutputException(
          out, "holds an unfinished run; --resume goes on with it, --force starts over");
    } else {
      checkpoint.remove();
    }
    return checkpoint;
  }

  /** Whether a run in this folder has kept tensors and not ended. */
  public static boolean exists(Path out) {
    return Files.exists(out.resolve(FOLDER).resolve(RUN));
  }

  private static byte[] identity(LearnConfig config, Map<String, Object> provenance) {
    Map<String, Object> map = new LinkedHashMap<>(provenance);
    map.putAll(config.toMap());
    map.keySet().removeAll(List.of("model", "include", "exclude", "seed"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      JsonFiles.write(bytes, map);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  private void checkRun() {
    Path file = folder.resolve(RUN);
    byte[] there;
    try {
      there = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new BadOutputException(file, "can't be read: " + e.getMessage());
    }
    if (!Arrays.equals(there, run)) {
      List<String> theirs = lines(there);
      List<String> own = lines(run);
      int i = 0;
      while (i < Math.min(theirs.size(), own.size()) && theirs.get(i).equals(own.get(i))) {
        i++;
      }
      throw new BadOutputException(
          folder,
          "is of a run with %s, not %s; --force without --resume starts over"
              .formatted(
                  i < theirs.size() ? theirs.get(i) : "less",
                  i < own.size() ? own.get(i) : "more"));
    }
  }

  private static List<String> lines(byte[] json) {
    return new String(json, StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.strip().replaceAll(",$", ""))
        .toList();
  }

  /** What to say of a run that ends early; nothing where no tensor is kept. */
  public Optional<String> note() {
    return kept == 0
        ? Optional.empty()
        : Optional.of(kept + " finished tensor(s) are kept; --resume goes on with the rest");
  }

  /**
   * What a tensor has learned before.
   *
   * @param values the tensor's
   * @throws BadInputException if that is of other values, or its file is damaged
   */
  Optional<LearnedTensor> find(TensorInfo info, float[] values) {
    Path file = file(info);
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try (CheckedInputStream checked =
            new CheckedInputStream(
                new BufferedInputStream(Files.newInputStream(file)), new CRC32());
        DataInputStream in = new DataInputStream(checked)) {
      if (in.readLong() != MAGIC) {
        throw new IOException("not a checkpoint");
      }
      if (!in.readUTF().equals(Digest.of(values))) {
        throw new BadInputException(
            config.model(),
            "tensor " + info.label(),
            "not the values that the unfinished run learned from",
            "the same model (--force without --resume starts over)");
      }
      LearnedTensor tensor = LearnedTensorFormat.read(in, config.grid(), Files.size(file));
      long sum = checked.getChecksum().getValue();
      if (in.readLong() != sum || in.read() >= 0 || !fits(tensor, values)) {
        throw new IOException("wrong sum or size");
      }
      kept++;
      return Optional.of(tensor);
    } catch (IOException e) {
      throw new BadInputException(
          file,
          "tensor " + info.label(),
          "damaged: " + e.getMessage(),
          "what an unfinished run left (remove the file to learn this tensor again)");
    }
  }

  private boolean fits(LearnedTensor tensor, float[] values) {
    return tensor.elements() == values.length
        && tensor.learned().size() == config.parameterizations().size()
        && tensor.learned().stream()
            .allMatch(
                slice ->
                    slice.encodings().size() == tensor.searched().length
                        && slice.losses().length == tensor.searched().length
                        && slice.trace().steps() == config.steps());
  }

  /** Keeps what a tensor has learned. */
  void keep(TensorInfo info, float[] values, LearnedTensor tensor) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new BadOutputException(folder, "the folder can't be made: " + e.getMessage());
    }
    if (kept == 0) {
      AtomicOutput.write(folder.resolve(RUN), true, out -> out.write(run));
    }
    AtomicOutput.write(
        file(info),
        true,
        target -> {
          CheckedOutputStream checked = new CheckedOutputStream(target, new CRC32());
          DataOutputStream out = new DataOutputStream(checked);
          out.writeLong(MAGIC);
          out.writeUTF(Digest.of(values));
          LearnedTensorFormat.write(out, tensor);
          out.writeLong(checked.getChecksum().getValue());
          out.flush();
        });
    kept++;
  }

  /** A name may occur twice, with the channels along another axis. */
  private Path file(TensorInfo info) {
    String which =
        String.join(
            "\n",
            info.name(),
            info.label(),
            Arrays.toString(info.shape()),
            String.valueOf(info.channelAxis()));
    return folder.resolve(Digest.of(which) + ".tensor");
  }

  /** Removes everything: the run has ended, or starts over. */
  public void remove() {
    try {
      FileTree.delete(folder);
    } catch (IOException e) {
      throw new BadOutputException(folder, "can't be removed: " + e.getMessage());
    }
  }
}
