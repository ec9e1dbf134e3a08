package io.github.tornadoqat.program;

/** Each op, with how its inputs and outputs are made for a scenario. */
public enum OpKind {
  FAKE_QUANTIZE {
    @Override
    Op bind(Scenario s, Workbench w) {
      return new Op.FakeQuantize(w.x(s), w.spec(s), w.result("y", ElementType.F32, s.shape()));
    }
  },
  QUANTIZE {
    @Override
    Op bind(Scenario s, Workbench w) {
      Buffer codes = w.result("codes", s.codeType(), s.shape());
      return new Op.Quantize(w.x(s), w.spec(s), codes, w.counts("nans", 1));
    }
  },
  DEQUANTIZE {
    @Override
    Op bind(Scenario s, Workbench w) {
      Buffer codes = w.input("codes", s.codeType(), s.shape(), s.codes());
      return new Op.Dequantize(codes, w.spec(s), w.result("y", ElementType.F32, s.shape()));
    }
  },
  CLIP {
    @Override
    Op bind(Scenario s, Workbench w) {
      Buffer bounds = w.columns("bounds", s, e -> new float[] {low(e), high(e)});
      Buffer y = w.result("y", ElementType.F32, s.shape());
      return new Op.Clip(w.x(s), s.granularity(), bounds, y);
    }
  },
  ROUND {
    @Override
    Op bind(Scenario s, Workbench w) {
      return new Op.Round(w.x(s), w.rounding(s), w.result("y", ElementType.F32, s.shape()));
    }
  },
  RANGE_GRADIENT {
    @Override
    Op bind(Scenario s, Workbench w) {
      Buffer g = w.input("g", ElementType.F32, s.shape(), s.upstream());
      Buffer dx = w.result("dx", ElementType.F32, s.shape());
      int c = w.chunks(s);
      return new Op.RangeGradient(
          w.x(s), g, w.spec(s), dx, w.sums("sums", 3, c), w.counts("counts", 3, c));
    }
  },
  MSE_STEP {
    @Override
    Op bind(Scenario s, Workbench w) {
      int c = w.chunks(s);
      return new Op.MseStep(w.x(s), w.spec(s), w.sums("sums", 4, c), w.counts("counts", 3, c));
    }
  },
  MSE_TRIALS {
    @Override
    Op bind(Scenario s, Workbench w) {
      int c = TRIALS * w.chunks(s);
      return new Op.MseStep(
          w.x(s), w.spec(s, s.trials(TRIALS)), w.sums("sums", 4, c), w.counts("counts", 3, c));
    }
  },
  MIN_MAX {
    @Override
    Op bind(Scenario s, Workbench w) {
      int p = s.encodings().size();
      return new StatisticsOp.MinMax(
          w.x(s), s.granularity(), w.sums("range", 2, p), w.counts("nans", p));
    }
  },
  HISTOGRAM {
    @Override
    Op bind(Scenario s, Workbench w) {
      int p = s.encodings().size();
      Buffer range =
          w.columns("range", s, e -> new float[] {low(e), high(e), s.bins() / (high(e) - low(e))});
      Buffer counts = w.counts("counts", p, s.bins() + StatisticsOp.Histogram.EXTRAS);
      return new StatisticsOp.Histogram(w.x(s), s.granularity(), range, counts);
    }
  },
  MOMENTS {
    @Override
    Op bind(Scenario s, Workbench w) {
      Buffer centre = w.centre(s, e -> 0.3f * low(e) + 0.6f * high(e));
      return new StatisticsOp.Moments(
          w.x(s), s.granularity(), centre, w.sums("sums", 4, w.chunks(s)));
    }
  },
  FAKE_QUANTIZE_TO_GRID {
    @Override
    Op bind(Scenario s, Workbench w) {
      Buffer values = w.vector("values", s.grid().table());
      Buffer thresholds = w.vector("thresholds", s.grid().thresholds());
      Buffer y = w.result("y", ElementType.F32, s.shape());
      return new GridOp.FakeQuantizeToGrid(
          w.x(s), s.granularity(), w.scales(s), values, thresholds, y);
    }
  },
  QUANTIZE_TO_GRID {
    @Override
    Op bind(Scenario s, Workbench w) {
      Buffer thresholds = w.vector("thresholds", s.grid().thresholds());
      Buffer codes = w.result("codes", s.gridCodeType(), s.shape());
      return new GridOp.QuantizeToGrid(
          w.x(s), s.granularity(), w.scales(s), thresholds, codes, w.counts("nans", 1));
    }
  },
  DEQUANTIZE_FROM_GRID {
    @Override
    Op bind(Scenario s, Workbench w) {
      Object array = s.codes(s.gridCodeType(), s.membership().elements());
      Buffer codes = w.input("codes", s.gridCodeType(), s.shape(), array);
      Buffer values = w.vector("values", s.grid().table());
      Buffer y = w.result("y", ElementType.F32, s.shape());
      return new GridOp.DequantizeFromGrid(codes, s.granularity(), w.scales(s), values, y);
    }
  },
  PACK_NIBBLES {
    @Override
    Op bind(Scenario s, Workbench w) {
      Object array = s.codes(s.nibbleType(), s.membership().elements());
      Buffer codes = w.input("codes", s.nibbleType(), s.shape(), array);
      return new NibbleOp.PackNibbles(codes, w.result("packed", ElementType.U8, pairs(s)));
    }
  },
  UNPACK_NIBBLES {
    @Override
    Op bind(Scenario s, Workbench w) {
      Object array = s.codes(ElementType.U8, Math.toIntExact(pairs(s).elements()));
      Buffer packed = w.input("packed", ElementType.U8, pairs(s), array);
      return new NibbleOp.UnpackNibbles(packed, w.result("codes", s.nibbleType(), s.shape()));
    }
  };

  private static final int TRIALS = 3;

  /** The op on a workbench's buffers, which are new or hold this scenario's inputs now. */
  abstract Op bind(Scenario s, Workbench w);

  private static Shape pairs(Scenario s) {
    return Shape.of(Math.ceilDiv(s.shape().elements(), 2));
  }

  private static float low(EncodingCase e) {
    return e.scale() * e.lo();
  }

  private static float high(EncodingCase e) {
    return e.scale() * e.hi();
  }
}
