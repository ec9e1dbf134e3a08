package io.github.tornadoqat.tornado;

import io.github.tornadoqat.program.Layout;
import io.github.tornadoqat.program.StatisticsOp;
import java.util.List;
import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.common.TaskPackage;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/**
 * {@link StatisticsOp.MinMax}: 4 bytes move for each element. A second task folds a sequence's
 * chunks.
 */
final class MinMaxTask {
  private static final int ACROSS = 1;
  private static final int STRIDED_SHIFT = 1;

  private MinMaxTask() {}

  // A kernel cannot call Float.isNaN.
  @SuppressWarnings("IdentityBinaryExpression")
  static void chunkRangesKernel(
      KernelContext context,
      FloatArray x,
      FloatArray ranges,
      IntArray nans,
      int variant,
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
    int across = variant & ACROSS;
    int strided = (variant >> STRIDED_SHIFT) & 1;
    float[] leasts = context.allocateFloatLocalArray(Launch.GROUP);
    float[] greatests = context.allocateFloatLocalArray(Launch.GROUP);
    int[] tallies = context.allocateIntLocalArray(Launch.GROUP);
    int item = context.localIdx;
    int firstChunk = context.groupIdx * Chunks.SLOTS;
    int total = sequences * chunks;

    float least = Float.POSITIVE_INFINITY;
    float greatest = Float.NEGATIVE_INFINITY;
    int nan = 0;
    int own = firstChunk + Chunks.slot(item, across);
    if (own < total) {
      int p = Chunks.sequence(own, sequences, chunks, across);
      int from = Chunks.chunk(own, sequences, chunks, across) * Layout.CHUNK;
      int to = Math.min(from + Layout.CHUNK, Chunks.length(p, inners, blocks, length, last));
      int start = Chunks.start(p, inners, blocks, outerStride, blockStride);
      for (int j = from + Chunks.lane(item, across); j < to; j += Layout.LANES) {
        float v = x.get(start + Chunks.offset(j, run, stride, strided));
        least = least(least, v);
        greatest = greatest(greatest, v);
        nan += v != v ? 1 : 0;
      }
    }
    leasts[item] = least;
    greatests[item] = greatest;
    tallies[item] = nan;
    context.localBarrier();

    int k = firstChunk + item;
    if (item < Chunks.SLOTS && k < total) {
      int target =
          Chunks.sequence(k, sequences, chunks, across) * chunks
              + Chunks.chunk(k, sequences, chunks, across);
      int first = across == 1 ? item : item * Layout.LANES;
      int step = across == 1 ? Chunks.SLOTS : 1;
      least = Float.POSITIVE_INFINITY;
      greatest = Float.NEGATIVE_INFINITY;
      int count = 0;
      for (int lane = 0; lane < Layout.LANES; lane++) {
        least = least(least, leasts[first + lane * step]);
        greatest = greatest(greatest, greatests[first + lane * step]);
        count += tallies[first + lane * step];
      }
      ranges.set(target, least);
      ranges.set(total + target, greatest);
      nans.set(target, count);
    }
  }

  /** A group for each sequence. */
  static void sequenceRangesKernel(
      KernelContext context,
      FloatArray ranges,
      IntArray nans,
      FloatArray range,
      IntArray counts,
      int sequences,
      int chunks) {
    float[] leasts = context.allocateFloatLocalArray(Launch.GROUP);
    float[] greatests = context.allocateFloatLocalArray(Launch.GROUP);
    int[] tallies = context.allocateIntLocalArray(Launch.GROUP);
    int item = context.localIdx;
    int p = context.groupIdx;
    int total = sequences * chunks;
    float least = Float.POSITIVE_INFINITY;
    float greatest = Float.NEGATIVE_INFINITY;
    int nan = 0;
    for (int c = item; c < chunks; c += Launch.GROUP) {
      least = least(least, ranges.get(p * chunks + c));
      greatest = greatest(greatest, ranges.get(total + p * chunks + c));
      nan += nans.get(p * chunks + c);
    }
    leasts[item] = least;
    greatests[item] = greatest;
    tallies[item] = nan;
    context.localBarrier();
    if (item == 0) {
      for (int other = 1; other < Launch.GROUP; other++) {
        least = least(least, leasts[other]);
        greatest = greatest(greatest, greatests[other]);
        nan += tallies[other];
      }
      range.set(p, least);
      range.set(sequences + p, greatest);
      counts.set(p, nan);
    }
  }

  /** The lesser; NaN is not less than anything, and −0 is less than +0. */
  private static float least(float a, float b) {
    return b < a ? b : (b == 0f ? (a == 0f ? (1f / b < 0f ? b : a) : a) : a);
  }

  private static float greatest(float a, float b) {
    return b > a ? b : (b == 0f ? (a == 0f ? (1f / b > 0f ? b : a) : a) : a);
  }

  static List<Launch> of(String id, StatisticsOp.MinMax op, Arrays arrays) {
    Chunks c = Chunks.of(op.granularity().layout(op.x().shape()));
    FloatArray range = arrays.floats(op.range());
    IntArray nans = arrays.ints(op.nans());
    boolean fold = c.chunks() > 1;
    FloatArray ranges = fold ? arrays.scratchFloats(2 * c.total()) : range;
    IntArray tallies = fold ? arrays.scratchInts(c.total()) : nans;
    TaskPackage first =
        TaskPackage.createPackage(
            id,
            MinMaxTask::chunkRangesKernel,
            arrays.context(),
            arrays.floats(op.x()),
            ranges,
            tallies,
            c.across() | c.strided() << STRIDED_SHIFT,
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
    Launch byChunk = new Launch(first, c.groups());
    if (!fold) {
      return List.of(byChunk);
    }
    TaskPackage second =
        TaskPackage.createPackage(
            id + "fold",
            MinMaxTask::sequenceRangesKernel,
            arrays.context(),
            ranges,
            tallies,
            range,
            nans,
            c.sequences(),
            c.chunks());
    return List.of(byChunk, new Launch(second, c.sequences()));
  }
}
