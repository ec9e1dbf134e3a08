package io.github.tornadoqat.program;

import java.util.Arrays;
import java.util.List;

/**
 * The encodings of a quantized tensor, as ops read them.
 *
 * <p>The encodings buffer is F32 of [{@link #ROWS}, P] for P sequences: the rows are scale,
 * 1/scale, lo = qmin − z, hi = qmax − z, and the zero point z. Each column has its own grid, so
 * that bits may differ by channel.
 *
 * @param encodings F32 [5, P]
 * @param granularity which elements share a column
 * @param rounding how x/scale is rounded
 */
public record QuantizationSpec(Buffer encodings, Granularity granularity, RoundingRule rounding) {
  public static final int SCALE = 0;
  public static final int INVERSE = 1;
  public static final int LO = 2;
  public static final int HI = 3;
  public static final int ZERO_POINT = 4;
  public static final int ROWS = 5;

  /** Half-even rounding. */
  public QuantizationSpec(Buffer encodings, Granularity granularity) {
    this(encodings, granularity, RoundingRule.halfEven());
  }

  /** The layout of a tensor under this spec, checked against the encodings' shape. */
  Layout check(Shape tensor) {
    Layout layout = granularity.layout(tensor);
    Checks.buffer("encodings", encodings, ElementType.F32, Shape.of(ROWS, layout.sequences()));
    return layout;
  }

  /** The number of encodings of each sequence, for ops that take several. */
  int trials(Layout layout) {
    int p = layout.sequences();
    long columns = encodings.shape().rank() == 2 ? encodings.shape().length(1) : 0;
    long trials = p == 0 ? 1 : columns / p;
    if (trials < 1 || columns != trials * p) {
      throw new ShapeException(
          "encodings must be 5 rows of "
              + p
              + " columns or a multiple of it, not "
              + encodings.shape());
    }
    Checks.buffer("encodings", encodings, ElementType.F32, Shape.of(ROWS, columns));
    return Math.toIntExact(trials);
  }

  /** The buffers of an op that reads these tensors. */
  List<Buffer> inputsWith(Buffer... tensors) {
    Buffer[] all = Arrays.copyOf(tensors, tensors.length + 1);
    all[tensors.length] = encodings;
    return rounding.inputsWith(all);
  }
}
