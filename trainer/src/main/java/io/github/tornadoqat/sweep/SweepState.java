package io.github.tornadoqat.sweep;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How far a sweep has come.
 *
 * @param trials of the sweep
 * @param finished those that are done, well or not, by whatever process
 * @param failed the failed ones among the trials that this process was to run
 */
public record SweepState(int trials, int finished, int failed) {
  /** Writes {@code results.csv} of what is done. */
  static SweepState write(SweepFolder folder, SweepSpec spec, List<Trial> trials, List<Trial> own) {
    int finished;
    do {
      finished = folder.finished().size();
      SweepResults results = SweepResults.read(folder, spec, trials);
      folder.write(SweepFolder.RESULTS, results::write);
      // Another shard's trial that ends meanwhile would be missing if its table came before ours.
    } while (folder.finished().size() > finished);
    if (finished >= trials.size()) {
      folder.clean();
    }
    int failed = (int) own.stream().filter(t -> folder.failed(t.name())).count();
    return new SweepState(trials.size(), finished, failed);
  }

  /** As {@code --json} prints it. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("trials", trials);
    map.put("finished", finished);
    map.put("failed", failed);
    return map;
  }
}
