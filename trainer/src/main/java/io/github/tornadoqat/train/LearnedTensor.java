package io.github.tornadoqat.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * What a tensor, or a part of it, has learned.
 *
 * @param elements elements
 * @param energy Σx²
 * @param searched the least squared error that the search found for each range
 * @param learned the results, one for each set of options
 */
public record LearnedTensor(
    long elements, double energy, double[] searched, List<LearnedSlice> learned) {
  /** This and the part that follows it. */
  LearnedTensor append(LearnedTensor next) {
    List<LearnedSlice> both = new ArrayList<>();
    for (int i = 0; i < learned.size(); i++) {
      both.add(learned.get(i).append(next.learned.get(i)));
    }
    return new LearnedTensor(
        elements + next.elements,
        energy + next.energy,
        DoubleStream.concat(Arrays.stream(searched), Arrays.stream(next.searched)).toArray(),
        both);
  }

  /** The least squared error known: for each range the search's, or a learned one if it is less. */
  public double leastLoss() {
    double total = 0;
    for (int p = 0; p < searched.length; p++) {
      double least = searched[p];
      for (LearnedSlice slice : learned) {
        least = Math.min(least, slice.losses()[p]);
      }
      total += least;
    }
    return total;
  }
}
