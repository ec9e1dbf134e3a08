package io.github.tornadoqat.run;

import io.github.tornadoqat.program.Device;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The program that gave a result.
 *
 * @param version its version
 * @param commit the commit it was built from, "unknown" if it was built outside of a checkout
 * @param image the container image it runs in, null outside of one
 */
public record Provenance(String version, String commit, String image) {
  /** The keys that results carry, with the device that they were computed on. */
  public Map<String, Object> on(Device device) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("version", version);
    map.put("commit", commit);
    map.put("image", image);
    map.put("backend", device.backend());
    map.put("device", device.name());
    map.put("driver", device.driver());
    return map;
  }
}
