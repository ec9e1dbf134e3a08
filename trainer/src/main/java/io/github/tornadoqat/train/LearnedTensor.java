package io.github.tornadoqat.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a tensor, or a part of it, has learned.
 *
 * @param elements elements
 * @param squares Σx²
 * @param searched the least squared error that the search found for each range
 * @param learned the results, one for each set of options
 */
public record LearnedTensor(
    long elements, WideSums squares, double[] searched, List<LearnedSlice> learned) {
  /** Parts that follow each other as one. */
  static LearnedTensor join(List<LearnedTensor> parts) {
    List<LearnedSlice> joined = new ArrayList<>();
    for (int i = 0; i < parts.getFirst().learned.size(); i++) {
      int k = i;
      joined.add(LearnedSlice.join(parts.stream().map(p -> p.learned.get(k)).toList()));
    }
    WideSums squares = new WideSums(1);
    parts.forEach(part -> squares.add(part.squares));
    return new LearnedTensor(
        parts.stream().mapToLong(LearnedTensor::elements).sum(),
        squares,
        parts.stream().flatMapToDouble(p -> Arrays.stream(p.searched)).toArray(),
        joined);
  }

  /** Σx². */
  public double energy() {
    return squares.value(0);
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
