package io.github.tornadoqat.cli;

import io.github.tornadoqat.program.BackendProvider;
import io.github.tornadoqat.program.Backends;
import io.github.tornadoqat.program.Device;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code qat devices}. */
@Command(
    name = "devices",
    description = "List the backends and devices that --backend can name.",
    footer = {"", "Example:", "  qat devices --json"})
final class DevicesCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Override
  public Integer call() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (BackendProvider provider : Backends.providers()) {
      for (Device device : provider.devices()) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("backend", device.backend());
        row.put("device", device.name());
        row.put("driver", device.driver());
        row.put("memory_mib", device.memoryBytes() >> 20);
        rows.add(row);
      }
      if (!provider.unavailable().isEmpty()) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("backend", provider.name());
        row.put("unavailable", provider.unavailable());
        rows.add(row);
      }
    }
    common.print(rows, () -> rows.forEach(this::print));
    return ExitCode.OK;
  }

  private void print(Map<String, Object> row) {
    if (row.containsKey("unavailable")) {
      common.out().printf("%-18s not available: %s%n", row.get("backend"), row.get("unavailable"));
    } else {
      common
          .out()
          .printf(
              "%-18s %s; %s; %s MiB%n",
              row.get("backend"), row.get("device"), row.get("driver"), row.get("memory_mib"));
    }
    common.out().flush();
  }
}
