package io.github.tornadoqat.cli;

import static io.github.tornadoqat.io.OnnxBytes.floatTensor;
import static io.github.tornadoqat.io.OnnxBytes.initializer;
import static io.github.tornadoqat.io.OnnxBytes.node;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tornadoqat.io.OnnxBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models whose weights are codes already, all or some of them. */
final class QuantizedModelTest {
  @TempDir private Path folder;

  private static byte[] codes() {
    return initializer(
        OnnxBytes.tensor(
            "w8",
            OnnxBytes.INT8,
            new long[] {2, 3},
            out -> out.writeByteArray(OnnxBytes.RAW_DATA, new byte[6])));
  }

  private Path model(byte[]... fields) throws IOException {
    return Files.write(folder.resolve("m.onnx"), OnnxBytes.model(fields));
  }

  private Path half() throws IOException {
    return model(
        codes(),
        initializer(floatTensor("w", new long[] {2, 3}, 1, 2, 3, 4, 5, 6)),
        node("DequantizeLinear", "/dq", "w8 scale"),
        node("MatMul", "/m", "x w"));
  }

  private String good(String command, Path model) {
    Cli cli =
        command.equals("inspect")
            ? Cli.run(command, model)
            : Cli.run(command, model, "--out", folder.resolve(command));
    assertThat(cli.code()).as(cli.err()).isZero();
    return cli.out();
  }

  @Test
  void everyCommandSaysWhatIsSkipped() throws IOException {
    assertThat(good("inspect", half()).lines().filter(line -> line.startsWith("/dq")))
        .singleElement()
        .asString()
        .endsWith("quantized already: skipped");
    for (String command : new String[] {"learn", "quantize"}) {
      assertThat(good(command, half())).contains("skipped, quantized already: /dq\n");
      assertThat(
              Results.json(folder.resolve(command).resolve("summary.json"))
                  .get("quantized_already")
                  .get(0)
                  .asText())
          .isEqualTo("/dq");
    }
  }

  @Test
  void nothingLeftToQuantize() throws IOException {
    Path model = model(codes(), node("DequantizeLinear", "/dq", "w8 scale"));
    Cli cli = Cli.run("learn", model, "--out", folder.resolve("out"));
    assertThat(cli.code()).isEqualTo(3);
    assertThat(cli.err()).contains("none selected, 1 are quantized already");
    assertThat(Cli.run("learn", model, "--out", folder.resolve("out"), "--include", "*").code())
        .isEqualTo(3);
  }
}
