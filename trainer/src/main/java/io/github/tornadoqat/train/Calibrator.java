package io.github.tornadoqat.train;

import io.github.tornadoqat.math.IntegerGrid;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.quantizer.Affine;
import io.github.tornadoqat.quantizer.Encoding;
import io.github.tornadoqat.quantizer.Range;
import io.github.tornadoqat.quantizer.Setup;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds encodings without learning.
 *
 * @param backend where kernels run
 * @param grid the codes
 * @param clampZeroPoint whether the zero point stays inside the grid
 * @param symmetric whether the zero point is code 0
 * @param init {@code minmax}, {@code mse}, or what {@code Observers} takes
 */
public record Calibrator(
    Backend backend, IntegerGrid grid, boolean clampZeroPoint, boolean symmetric, String init) {

  /** The encoding of each range of a slice. */
  public List<Encoding> encodings(Slice slice) {
    List<Range> data = StartingRanges.ofData(backend, slice);
    if (init.equals("mse")) {
      return new MseSearch(backend, slice, grid, clampZeroPoint, symmetric, data).run().encodings();
    }
    List<Range> ranges = init.equals("minmax") ? data : StartingRanges.observed(slice, init, grid);
    List<Encoding> encodings = new ArrayList<>(ranges.size());
    for (Range range : ranges) {
      Setup setup = new Setup(range, grid, clampZeroPoint);
      Affine affine = symmetric ? setup.symmetricAffine() : setup.startAffine();
      encodings.add(Encoding.snap(affine, grid));
    }
    return encodings;
  }
}
