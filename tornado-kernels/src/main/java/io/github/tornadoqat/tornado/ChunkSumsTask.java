package io.github.tornadoqat.tornado;

import io.github.tornadoqat.math.AffineMath;
import io.github.tornadoqat.math.CounterRandom;
import io.github.tornadoqat.math.Rounding;
import io.github.tornadoqat.program.Buffer;
import io.github.tornadoqat.program.Layout;
import io.github.tornadoqat.program.Op;
import io.github.tornadoqat.program.QuantizationSpec;
import io.github.tornadoqat.program.StatisticsOp;
import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.common.TaskPackage;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;
import uk.ac.manchester.tornado.api.types.arrays.LongArray;

/**
 * The ops that sum by chunk: {@link Op.RangeGradient} (12 bytes move for each element), {@link
 * Op.MseStep} and {@link StatisticsOp.Moments} (4 bytes). One kernel: which op, which rounding mode
 * and whether to count are literals, so each op compiles to its own part only.
 */
final class ChunkSumsTask {
  static final int RANGE_GRADIENT = 0;
  static final int MSE_STEP = 1;
  static final int MOMENTS = 2;

  private static final int KIND = 3;
  private static final int MODE_SHIFT = 2;
  private static final int MODE = 7;
  private static final int COUNTING_SHIFT = 5;
  private static final int ACROSS_SHIFT = 6;
  private static final int STRIDED_SHIFT = 7;

  private static final int SUMS = 4;
  private static final int TALLIES = 2;

  /** What an element clipped high counts; one clipped low counts 1. A chunk has fewer elements. */
  private static final int ABOVE = 1 << 16;

  /** From a chunk to the next in local memory: odd, so that their lanes lie in different banks. */
  private static final int PITCH = Layout.LANES + 1;

  /** From a sum to the next in local memory. */
  private static final int PLANE = Chunks.SLOTS * PITCH;

  private ChunkSumsTask() {}

  // A kernel cannot call Float.isNaN; TornadoVM knows the fields of a context as boxes only.
  @SuppressWarnings("IdentityBinaryExpression")
  static void chunkSumsKernel(
      KernelContext context,
      FloatArray x,
      FloatArray upstream,
      FloatArray encodings,
      LongArray random,
      FloatArray dx,
      FloatArray sums,
      IntArray counts,
      int variant,
      int columns,
      int sequences,
      int chunks,
      int inners,
      int blocks,
      int outerStride,
      int blockStride,
      int run,
      int stride,
      int length,
      int last) {
    int kind = variant & KIND;
    int mode = (variant >> MODE_SHIFT) & MODE;
    int counting = (variant >> COUNTING_SHIFT) & 1;
    int across = (variant >> ACROSS_SHIFT) & 1;
    int strided = (variant >> STRIDED_SHIFT) & 1;
    float[] lanes = context.allocateFloatLocalArray(SUMS * PLANE);
    int[] tallies = context.allocateIntLocalArray(TALLIES * PLANE);
    int item = context.localIdx;
    int firstChunk = context.groupIdx * Chunks.SLOTS;
    int total = columns * chunks;

    float sum0 = 0f;
    float sum1 = 0f;
    float sum2 = 0f;
    float sum3 = 0f;
    int clips = 0;
    int nans = 0;
    int own = firstChunk + Chunks.slot(item, across);
    if (total > 0) {
      int present = own < total ? own : 0;
      int column = Chunks.sequence(present, columns, chunks, across);
      int p = columns == sequences ? column : column % sequences;
      int from = Chunks.chunk(present, columns, chunks, across) * Layout.CHUNK;
      int end = Math.min(from + Layout.CHUNK, Chunks.length(p, inners, blocks, length, last));
      int to = own < total ? end : 0;
      int start = Chunks.start(p, inners, blocks, outerStride, blockStride);
      // For moments the one row of encodings is the centre.
      float scale = encodings.get(column);
      float inv = 0f;
      float lo = 0f;
      float hi = 0f;
      if (kind != MOMENTS) {
        inv = encodings.get(QuantizationSpec.INVERSE * columns + column);
        lo = encodings.get(QuantizationSpec.LO * columns + column);
        hi = encodings.get(QuantizationSpec.HI * columns + column);
      }
      float low = lo * scale;
      float high = hi * scale;
      int rows = Chunks.rows(length);
      // As many rows for every item: a CPU's compiler then puts items side by side in vectors.
      for (int row = 0; row < rows; row++) {
        int j = from + Chunks.lane(item, across) + row * Layout.LANES;
        int i = start + Chunks.offset(Math.min(j, end - 1), run, stride, strided);
        float v = x.get(i);
        if (j < to) {
          if (kind == MOMENTS) {
            float d = v - scale;
            float square = d != d ? d : d * d;
            float cube = d != d ? d : square * d;
            float fourth = d != d ? d : square * square;
            sum0 += d;
            sum1 += square;
            sum2 += cube;
            sum3 += fourth;
          } else {
            float u = 0f;
            if (mode == Rounding.STOCHASTIC_CODE) {
              u = CounterRandom.uniform(random.get(0), random.get(1), random.get(2) + i);
            }
            float steps = v * inv;
            float limited = steps > hi + 1f ? hi + 1f : steps;
            float r = AffineMath.round(mode, limited, u);
            float g;
            float term;
            if (kind == MSE_STEP) {
              float inside = r * scale;
              float quantized = r < lo ? low : (r > hi ? high : inside);
              g = quantized - v;
              term = g * g;
              sum3 += r < lo ? term : (r > hi ? term : 0f);
            } else {
              g = upstream.get(i);
              dx.set(i, AffineMath.gradientToInput(v, g, r, lo, hi));
              term = g * (r - limited);
            }
            sum0 += r < lo ? 0f : (r > hi ? 0f : term);
            sum1 += r < lo ? g : 0f;
            sum2 += r > hi ? g : 0f;
            if (counting == 1) {
              clips += r < lo ? 1 : (r > hi ? ABOVE : 0);
            }
          }
        }
      }
      if (counting == 1) {
        // NaN is rare and makes the sum NaN.
        if (sum0 != sum0) {
          for (int row = 0; row < rows; row++) {
            int j = from + Chunks.lane(item, across) + row * Layout.LANES;
            float v = x.get(start + Chunks.offset(Math.min(j, end - 1), run, stride, strided));
            nans += j < to ? (v != v ? 1 : 0) : 0;
          }
        }
      }
    }

    int cell = Chunks.slot(item, across) * PITCH + Chunks.lane(item, across);
    lanes[cell] = sum0;
    lanes[cell + PLANE] = sum1;
    lanes[cell + 2 * PLANE] = sum2;
    lanes[cell + 3 * PLANE] = sum3;
    if (counting == 1) {
      tallies[cell] = clips;
      tallies[cell + PLANE] = nans;
    }
    context.localBarrier();

    // An item folds all lanes of one sum of one chunk: one barrier, and little work in all.
    int sum = item / Chunks.SLOTS;
    int slot = item % Chunks.SLOTS;
    int k = firstChunk + slot;
    if (k < total) {
      int target =
          Chunks.sequence(k, columns, chunks, across) * chunks
              + Chunks.chunk(k, columns, chunks, across);
      int kept = kind == RANGE_GRADIENT ? 3 : 4;
      if (sum < kept) {
        int at = sum * PLANE + slot * PITCH;
        for (int i = at; i < at + 8; i++) {
          lanes[i] = (lanes[i] + lanes[i + 16]) + (lanes[i + 8] + lanes[i + 24]);
        }
        float even = (lanes[at] + lanes[at + 4]) + (lanes[at + 2] + lanes[at + 6]);
        float odd = (lanes[at + 1] + lanes[at + 5]) + (lanes[at + 3] + lanes[at + 7]);
        sums.set(sum * total + target, even + odd);
      }
      if (counting == 1) {
        if (sum >= SUMS && sum < SUMS + TALLIES) {
          int at = (sum - SUMS) * PLANE + slot * PITCH;
          int count = 0;
          for (int lane = 0; lane < Layout.LANES; lane++) {
            count += tallies[at + lane];
          }
          if (sum == SUMS) {
            counts.set(target, count & (ABOVE - 1));
            counts.set(total + target, count / ABOVE);
          } else {
            counts.set(2 * total + target, count);
          }
        }
      }
    }
  }

  static Launch of(String id, Op.RangeGradient op, Arrays arrays) {
    FloatArray g = arrays.floats(op.upstream());
    FloatArray dx = arrays.floats(op.dx());
    return launch(id, RANGE_GRADIENT, op.x(), op.spec(), 1, g, dx, op.sums(), op.counts(), arrays);
  }

  static Launch of(String id, Op.MseStep op, Arrays arrays) {
    FloatArray none = arrays.noFloats();
    return launch(
        id, MSE_STEP, op.x(), op.spec(), op.trials(), none, none, op.sums(), op.counts(), arrays);
  }

  static Launch of(String id, StatisticsOp.Moments op, Arrays arrays) {
    FloatArray none = arrays.noFloats();
    QuantizationSpec centre = new QuantizationSpec(op.centre(), op.granularity());
    return launch(id, MOMENTS, op.x(), centre, 1, none, none, op.sums(), null, arrays);
  }

  private static Launch launch(
      String id,
      int kind,
      Buffer x,
      QuantizationSpec spec,
      int trials,
      FloatArray upstream,
      FloatArray dx,
      Buffer sums,
      Buffer counts,
      Arrays arrays) {
    Chunks c = Chunks.of(spec.granularity().layout(x.shape()));
    int columns = trials * c.sequences();
    int variant =
        kind
            | spec.rounding().mode().code() << MODE_SHIFT
            | (counts == null ? 0 : 1) << COUNTING_SHIFT
            | c.across() << ACROSS_SHIFT
            | c.strided() << STRIDED_SHIFT;
    TaskPackage task =
        TaskPackage.createPackage(
            id,
            ChunkSumsTask::chunkSumsKernel,
            arrays.context(),
            arrays.floats(x),
            upstream,
            arrays.floats(spec.encodings()),
            arrays.random(spec.rounding()),
            dx,
            arrays.floats(sums),
            counts == null ? arrays.noInts() : arrays.ints(counts),
            variant,
            columns,
            c.sequences(),
            c.chunks(),
            c.inners(),
            c.blocks(),
            c.outerStride(),
            c.blockStride(),
            c.run(),
            c.stride(),
            c.length(),
            c.last());
    return new Launch(task, c.groups(trials));
  }
}
