package io.github.tornadoqat.run;

import io.github.tornadoqat.io.BadInputException;
import io.github.tornadoqat.io.DType;
import io.github.tornadoqat.io.EncodingEntry;
import io.github.tornadoqat.io.EncodingsJson;
import io.github.tornadoqat.io.JsonFiles;
import io.github.tornadoqat.io.OutputFolder;
import io.github.tornadoqat.io.SafetensorsWriter;
import io.github.tornadoqat.io.TensorInfo;
import io.github.tornadoqat.io.TensorSource;
import io.github.tornadoqat.math.AffineMath;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.BackendException;
import io.github.tornadoqat.quantizer.Encoding;
import io.github.tornadoqat.train.Calibrator;
import io.github.tornadoqat.train.CodeMaker;
import io.github.tornadoqat.train.Slice;
import io.github.tornadoqat.train.StartingRanges.NonFiniteException;
import io.github.tornadoqat.train.TensorCutter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Calibrates and quantizes a model's tensors, without learning, to codes.safetensors (for each
 * tensor its codes, {@code NAME.scale} and {@code NAME.zero_point}), and on request back to
 * dequantized.safetensors.
 */
public final class QuantizeRun {
  /** The files it leaves. */
  public static final String CONFIG = "config.json";

  public static final String SUMMARY = "summary.json";
  public static final String ENCODINGS = "encodings.json";
  public static final String CODES = "codes.safetensors";
  public static final String DEQUANTIZED = "dequantized.safetensors";

  private final QuantizeConfig config;
  private final Backend backend;
  private final Calibrator calibrator;
  private final CodeMaker codeMaker;

  public QuantizeRun(QuantizeConfig config, Backend backend) {
    this.config = config;
    this.backend = backend;
    this.calibrator =
        new Calibrator(
            backend,
            config.scheme().grid(config.bits()),
            config.clampZeroPoint(),
            config.scheme().isSymmetric(),
            config.init());
    this.codeMaker = new CodeMaker(backend, config.rounding(), config.seed());
  }

  /** A tensor's encodings, and the error that they leave. */
  private record Quantized(TensorInfo info, List<Encoding> encodings, double mse, double energy) {
    Map<String, Object> summary() {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("name", info.name());
      map.put("label", info.label());
      map.put("shape", info.shape());
      map.put("encodings", encodings.size());
      map.put("mse", mse);
      map.put("sqnr_db", JsonFiles.finite(10 * Math.log10(energy / mse)));
      return map;
    }
  }

  /**
   * Runs, and returns what summary.json holds.
   *
   * @throws BadInputException if the model can't be read, no tensor is selected, or a tensor holds
   *     NaN or infinite values
   */
  public Map<String, Object> run(OutputFolder folder, Progress.Factory progress) {
    try (TensorSource source = TensorSource.open(config.model())) {
      List<TensorInfo> selected = config.tensors().selectSome(source, config.model());
      List<Quantized> all = new ArrayList<>();
      long units = selected.stream().mapToLong(TensorInfo::elements).sum();
      try (Progress bar = progress.start("calibrate", units)) {
        for (TensorInfo info : selected) {
          bar.at(info.label());
          all.add(calibrate(source, info));
          bar.advance(info.elements());
        }
      }
      Map<String, Object> summary = new LinkedHashMap<>();
      summary.put("model", config.model().getFileName().toString());
      summary.put("tensors", all.stream().map(Quantized::summary).toList());
      summary.put(
          "quantized_already",
          config.tensors().quantized(source).stream().map(TensorInfo::label).toList());
      folder.write(CONFIG, out -> JsonFiles.write(out, config.toMap()));
      folder.write(ENCODINGS, out -> EncodingsJson.write(out, entries(all)));
      folder.write(CODES, out -> codes(source, all).writeTo(out));
      if (config.dequantize()) {
        folder.write(DEQUANTIZED, out -> dequantized(source, all).writeTo(out));
      } else {
        folder.remove(DEQUANTIZED);
      }
      folder.write(SUMMARY, out -> JsonFiles.write(out, summary));
      folder.commit();
      return summary;
    }
  }

  private Quantized calibrate(TensorSource source, TensorInfo info) {
    TensorCutter cutter = cutter(source, info);
    List<Encoding> encodings = new ArrayList<>();
    double loss = 0;
    double energy = 0;
    try {
      for (int i = 0; i < cutter.count(); i++) {
        Slice slice = cutter.slice(i);
        List<Encoding> own = calibrator.encodings(slice);
        int[] codes = codeMaker.codes(slice, own, info.name(), cutter.first(i));
        float[] back = dequantize(slice, codes, own);
        for (int k = 0; k < back.length; k++) {
          double x = slice.values()[k];
          loss += (back[k] - x) * (back[k] - x);
          energy += x * x;
        }
        encodings.addAll(own);
      }
    } catch (NonFiniteException e) {
      throw new BadInputException(
          config.model(), "tensor " + info.label(), e.getMessage(), "finite values");
    } catch (BackendException e) {
      throw Tensors.failed(info, e);
    }
    return new Quantized(info, encodings, loss / info.elements(), energy / info.elements());
  }

  private TensorCutter cutter(TensorSource source, TensorInfo info) {
    return Tensors.cutter(Tensors.read(source, info), info, config.granularity(), backend);
  }

  private List<EncodingEntry> entries(List<Quantized> all) {
    return all.stream()
        .map(
            q ->
                EncodingEntries.of(
                    q.info().name(), q.encodings(), config.granularity(), config.scheme()))
        .toList();
  }

  private SafetensorsWriter codes(TensorSource source, List<Quantized> all) {
    DType type = DType.valueOf(CodeMaker.typeOf(config.scheme().grid(config.bits())).name());
    SafetensorsWriter writer = new SafetensorsWriter();
    for (Quantized q : all) {
      String name = q.info().name();
      long[] ranges = {q.encodings().size()};
      writer.addIntegers(name, type, q.info().shape(), () -> codes(source, q));
      writer.addFloats(name + ".scale", ranges, () -> scales(q.encodings()));
      writer.addIntegers(name + ".zero_point", DType.I32, ranges, () -> zeroPoints(q.encodings()));
    }
    return writer;
  }

  private SafetensorsWriter dequantized(TensorSource source, List<Quantized> all) {
    SafetensorsWriter writer = new SafetensorsWriter();
    for (Quantized q : all) {
      writer.addFloats(q.info().name(), q.info().shape(), () -> values(source, q));
    }
    return writer;
  }

  private int[] codes(TensorSource source, Quantized q) {
    TensorCutter cutter = cutter(source, q.info());
    int[] all = new int[(int) q.info().elements()];
    forEachSlice(cutter, q, (i, slice, own, codes) -> cutter.scatter(i, codes, all));
    return all;
  }

  private float[] values(TensorSource source, Quantized q) {
    TensorCutter cutter = cutter(source, q.info());
    int[] bits = new int[(int) q.info().elements()];
    forEachSlice(
        cutter,
        q,
        (i, slice, own, codes) -> {
          float[] back = dequantize(slice, codes, own);
          int[] raw = new int[back.length];
          for (int k = 0; k < raw.length; k++) {
            raw[k] = Float.floatToRawIntBits(back[k]);
          }
          cutter.scatter(i, raw, bits);
        });
    float[] values = new float[bits.length];
    for (int k = 0; k < bits.length; k++) {
      values[k] = Float.intBitsToFloat(bits[k]);
    }
    return values;
  }

  private interface SliceConsumer {
    void accept(int i, Slice slice, List<Encoding> encodings, int[] codes);
  }

  private void forEachSlice(TensorCutter cutter, Quantized q, SliceConsumer consumer) {
    int next = 0;
    for (int i = 0; i < cutter.count(); i++) {
      Slice slice = cutter.slice(i);
      int n = slice.layout().sequences();
      List<Encoding> own = q.encodings().subList(next, next + n);
      consumer.accept(i, slice, own, codeMaker.codes(slice, own, q.info().name(), cutter.first(i)));
      next += n;
    }
  }

  /** x̂ = s·(q − z), as the kernels compute it. */
  private static float[] dequantize(Slice slice, int[] codes, List<Encoding> encodings) {
    float[] values = new float[codes.length];
    for (int p = 0; p < encodings.size(); p++) {
      int from = (int) slice.layout().start(p);
      int to = from + (int) slice.layout().length(p);
      Encoding e = encodings.get(p);
      for (int k = from; k < to; k++) {
        values[k] = AffineMath.dequantize(codes[k], e.zeroPoint(), e.scale());
      }
    }
    return values;
  }

  private static float[] scales(List<Encoding> encodings) {
    float[] scales = new float[encodings.size()];
    for (int p = 0; p < scales.length; p++) {
      scales[p] = encodings.get(p).scale();
    }
    return scales;
  }

  private static int[] zeroPoints(List<Encoding> encodings) {
    return encodings.stream().mapToInt(Encoding::zeroPoint).toArray();
  }
}
