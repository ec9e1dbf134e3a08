package io.github.tornadoqat.program;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The part of {@link BackendContract} that is about value grids and packed nibbles. */
public abstract class BackendGrids extends BackendLifecycle {
  private static final int COLUMNS = 701;

  /** Powers of two, so that x/scale is a threshold again, and one that is not. */
  private static final float[] SCALES = {1f, 0.25f, 0x1p20f, 0.013f};

  private static final Shape SHAPE = Shape.of(SCALES.length, COLUMNS);
  private static final Granularity CHANNELS = Granularity.perChannel(0);

  private static Buffer scales(Workbench w) {
    float[] rows = new float[2 * SCALES.length];
    for (int p = 0; p < SCALES.length; p++) {
      rows[p] = SCALES[p];
      rows[SCALES.length + p] = 1f / SCALES[p];
    }
    return w.input("scales", ElementType.F32, Shape.of(2, SCALES.length), rows);
  }

  /** Elements at the borders of a grid. */
  private static Buffer x(Workbench w, GridCase grid) {
    long seed = 77;
    SplittableRandom random = new SplittableRandom(seed);
    float[] x = new float[SCALES.length * COLUMNS];
    for (int i = 0; i < x.length; i++) {
      x[i] = grid.next(random) * SCALES[i / COLUMNS];
    }
    return w.input("x", ElementType.F32, SHAPE, x);
  }

  private void agrees(String label, BiFunction<Workbench, Backend, Op> bind) {
    Trial.of(
        open(2),
        trial -> {
          try (Backend oracle = new ReferenceBackend();
              Workbench expected = new Workbench(oracle, Residency.CONSTANT);
              Workbench actual = new Workbench(trial.backend(), Residency.STEP)) {
            Op op = bind.apply(actual, trial.backend());
            if (trial.takes(op)) {
              Op reference = bind.apply(expected, oracle);
              trial.execute(op);
              oracle.compile(Program.of(reference)).execute();
              Bits.assertSame(
                  label + " " + op.name(), Workbench.read(op), Workbench.read(reference));
            }
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void agreesAtTheBordersOfEveryGrid(GridCase grid) {
    agrees(
        grid.name(),
        (w, backend) ->
            new GridOp.FakeQuantizeToGrid(
                x(w, grid),
                CHANNELS,
                scales(w),
                w.vector("values", grid.table()),
                w.vector("thresholds", grid.thresholds()),
                w.result("y", ElementType.F32, SHAPE)));
    for (ElementType type : grid.codeTypes()) {
      agrees(
          grid + " " + type,
          (w, backend) ->
              new GridOp.QuantizeToGrid(
                  x(w, grid),
                  CHANNELS,
                  scales(w),
                  w.vector("thresholds", grid.thresholds()),
                  w.result("codes", type, SHAPE),
                  w.counts("nans", 1)));
    }
  }

  /** Codes of 16 bits, most of them beyond shorter tables. */
  @ParameterizedTest
  @EnumSource(
      value = ElementType.class,
      names = {"I8", "U8", "I16", "U16"})
  void readsTheNearerEndForCodesBeyondATable(ElementType type) {
    Object codes = ReferenceBuffer.newArray(type, SCALES.length * COLUMNS);
    SplittableRandom random = new SplittableRandom(78);
    switch (codes) {
      case byte[] bytes -> random.nextBytes(bytes);
      case short[] shorts -> {
        for (int i = 0; i < shorts.length; i++) {
          shorts[i] = (short) random.nextInt();
        }
      }
      default -> throw new AssertionError(type);
    }
    for (GridCase grid : List.of(GridCase.NF4, GridCase.ONE_VALUE, GridCase.BF16_OR_INFINITY)) {
      agrees(
          grid + " " + type,
          (w, backend) ->
              new GridOp.DequantizeFromGrid(
                  w.input("codes", type, SHAPE, codes),
                  CHANNELS,
                  scales(w),
                  w.vector("values", grid.table()),
                  w.result("y", ElementType.F32, SHAPE)));
    }
  }

  @Test
  void roundTripsEveryNibbleOfBothTypes() {
    byte[] codes = new byte[301];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (byte) (i * 7 - 128);
    }
    Trial.of(
        open(1),
        trial -> {
          for (ElementType type : List.of(ElementType.I8, ElementType.U8)) {
            for (int n : new int[] {0, 1, 2, 3, 16, 301}) {
              roundTrips(trial, type, Arrays.copyOf(codes, n));
            }
          }
        });
  }

  private static void roundTrips(Trial trial, ElementType type, byte[] codes) {
    Shape shape = Shape.of(codes.length);
    byte[] pairs = new byte[(codes.length + 1) / 2];
    byte[] nibbles = new byte[codes.length];
    for (int i = 0; i < codes.length; i++) {
      int nibble = codes[i] & 15;
      nibbles[i] = (byte) (type == ElementType.I8 && nibble > 7 ? nibble - 16 : nibble);
      pairs[i / 2] += (byte) (i % 2 == 0 ? nibble : nibble * 16);
    }
    try (Workbench w = new Workbench(trial.backend(), Residency.CONSTANT)) {
      Buffer packed = w.result("packed", ElementType.U8, Shape.of(pairs.length));
      Op pack = new NibbleOp.PackNibbles(w.input("codes", type, shape, codes), packed);
      Op unpack = new NibbleOp.UnpackNibbles(packed, w.result("unpacked", type, shape));
      if (trial.takes(pack, unpack)) {
        trial.execute(pack, unpack);
        Bits.assertSame(type + " packed", Workbench.read(pack), List.of(pairs));
        Bits.assertSame(type + " unpacked", Workbench.read(unpack), List.of(nibbles));
      }
    }
  }
}
