package io.github.tornadoqat.tornado;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tornadoqat.math.Rounding;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.Buffer;
import io.github.tornadoqat.program.ElementType;
import io.github.tornadoqat.program.Granularity;
import io.github.tornadoqat.program.NibbleOp;
import io.github.tornadoqat.program.Op;
import io.github.tornadoqat.program.Plan;
import io.github.tornadoqat.program.Program;
import io.github.tornadoqat.program.QuantizationSpec;
import io.github.tornadoqat.program.Residency;
import io.github.tornadoqat.program.RoundingRule;
import io.github.tornadoqat.program.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Programs that differ in anything that kernels are compiled for do not share them. */
class FormTest {
  private static final Granularity CHANNELS = Granularity.perChannel(0);
  private static final Granularity WHOLE = Granularity.perTensor();

  private final CountingAccelerator accelerator =
      new CountingAccelerator(new EmulatedAccelerator());
  private final Backend backend = new TornadoBackend(accelerator);
  private final List<Buffer> buffers = new ArrayList<>();

  private Buffer buffer(ElementType type, Residency residency, long... lengths) {
    Buffer buffer = backend.allocate(type, Shape.of(lengths), residency);
    buffers.add(buffer);
    return buffer;
  }

  private Buffer input(long... lengths) {
    return buffer(ElementType.F32, Residency.STEP, lengths);
  }

  private Buffer constant(long... lengths) {
    return buffer(ElementType.F32, Residency.CONSTANT, lengths);
  }

  private Buffer result(long... lengths) {
    return buffer(ElementType.F32, Residency.RESULT, lengths);
  }

  private Buffer counts(long... lengths) {
    return buffer(ElementType.I32, Residency.RESULT, lengths);
  }

  private Op round(Buffer x, Buffer y) {
    return new Op.Round(x, RoundingRule.halfEven(), y);
  }

  private Op dequantize(ElementType codes) {
    Buffer stored = buffer(codes, Residency.STEP, 3, 6);
    return new Op.Dequantize(stored, new QuantizationSpec(input(5, 1), WHOLE), result(3, 6));
  }

  private Op mseStep(Buffer encodings, int trials, Buffer counts) {
    QuantizationSpec spec = new QuantizationSpec(encodings, CHANNELS);
    return new Op.MseStep(input(3, 3), spec, result(4, 3L * trials), counts);
  }

  private Op gradient(Buffer x, Buffer upstream) {
    QuantizationSpec spec = new QuantizationSpec(input(5, 1), WHOLE);
    return new Op.RangeGradient(x, upstream, spec, result(3, 6), result(3, 1), null);
  }

  private Op clip(Granularity granularity, Buffer bounds) {
    return new Op.Clip(input(3, 3), granularity, bounds, result(3, 3));
  }

  /** Either makes one byte of one byte. */
  private Op nibbles(boolean pack) {
    Buffer from = buffer(ElementType.U8, Residency.STEP, 1);
    Buffer to = buffer(ElementType.U8, Residency.RESULT, 1);
    return pack ? new NibbleOp.PackNibbles(from, to) : new NibbleOp.UnpackNibbles(from, to);
  }

  private List<Op> chain(Residency between, boolean swapped) {
    Buffer x = input(3, 6);
    Buffer y = buffer(ElementType.F32, between, 3, 6);
    Op first = round(x, y);
    Op second = round(swapped ? x : y, result(3, 6));
    return List.of(first, second);
  }

  /** Programs of which no two are alike, by what sets them apart from those before. */
  private Map<String, Supplier<List<Op>>> programs() {
    Map<String, Supplier<List<Op>>> all = new LinkedHashMap<>();
    all.put("first", () -> List.of(round(input(3, 6), result(3, 6))));
    all.put("shape", () -> List.of(round(input(3, 7), result(3, 7))));
    all.put("shape of as many elements", () -> List.of(round(input(6, 3), result(6, 3))));
    all.put("constant", () -> List.of(round(constant(3, 6), result(3, 6))));
    all.put(
        "result that stays",
        () -> List.of(round(input(3, 6), buffer(ElementType.F32, Residency.DEVICE, 3, 6))));
    all.put(
        "rounding",
        () ->
            List.of(new Op.Round(input(3, 6), RoundingRule.of(Rounding.HALF_AWAY), result(3, 6))));
    all.put(
        "random numbers",
        () ->
            List.of(
                new Op.Round(
                    input(3, 6),
                    RoundingRule.stochastic(buffer(ElementType.I64, Residency.STEP, 3)),
                    result(3, 6))));
    all.put("bytes", () -> List.of(dequantize(ElementType.I8)));
    all.put("sign", () -> List.of(dequantize(ElementType.U8)));
    all.put("width", () -> List.of(dequantize(ElementType.U16)));
    all.put("op", () -> List.of(nibbles(true)));
    all.put("op of the same buffers", () -> List.of(nibbles(false)));
    all.put("channels", () -> List.of(clip(CHANNELS, input(2, 3))));
    all.put("axis", () -> List.of(clip(Granularity.perChannel(1), input(2, 3))));
    all.put("group", () -> List.of(clip(Granularity.perGroup(0, 1), input(2, 9))));
    all.put("group of another size", () -> List.of(clip(Granularity.perGroup(0, 2), input(2, 6))));
    all.put("counts", () -> List.of(mseStep(input(5, 3), 1, counts(3, 3))));
    all.put("no counts", () -> List.of(mseStep(input(5, 3), 1, null)));
    all.put("trials", () -> List.of(mseStep(input(5, 6), 2, counts(3, 6))));
    all.put("constant encodings", () -> List.of(mseStep(constant(5, 3), 1, counts(3, 3))));
    all.put("two inputs", () -> List.of(gradient(input(3, 6), input(3, 6))));
    all.put(
        "one input twice",
        () -> {
          Buffer x = input(3, 6);
          return List.of(gradient(x, x));
        });
    all.put("two ops", () -> chain(Residency.RESULT, false));
    all.put("two ops of one input", () -> chain(Residency.RESULT, true));
    all.put("buffer between them", () -> chain(Residency.DEVICE, false));
    return all;
  }

  private void run(Supplier<List<Op>> program) {
    try (Plan plan = backend.compile(new Program(program.get()))) {
      plan.execute();
    }
    buffers.forEach(Buffer::close);
    buffers.clear();
  }

  @Test
  void tellsProgramsApartByAllThatKernelsAreCompiledFor() {
    int compiled = 0;
    for (var program : programs().entrySet()) {
      run(program.getValue());
      assertThat(accelerator.compiled()).as(program.getKey()).isEqualTo(++compiled);
    }
    for (var program : programs().entrySet()) {
      run(program.getValue());
      assertThat(accelerator.compiled()).as(program.getKey() + " again").isEqualTo(compiled);
    }
    backend.close();
  }
}
