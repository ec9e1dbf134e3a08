package io.github.tornadoqat.cli;

import io.github.tornadoqat.host.HostBackendProvider;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.BackendException;
import io.github.tornadoqat.program.BackendProvider;
import io.github.tornadoqat.program.Buffer;
import io.github.tornadoqat.program.Device;
import io.github.tornadoqat.program.ElementType;
import io.github.tornadoqat.program.Op;
import io.github.tornadoqat.program.Plan;
import io.github.tornadoqat.program.Program;
import io.github.tornadoqat.program.Residency;
import io.github.tornadoqat.program.Shape;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The host as {@code --backend lost:N}, a device that is gone after N executions. */
public final class LostDevice implements BackendProvider {
  static final String GONE = "the device is gone";

  private static final String SERVICES = "META-INF/services/" + BackendProvider.class.getName();

  /** Runs something for which {@code --backend} knows this device beside the others. */
  static <T> T known(Path folder, Supplier<T> run) throws IOException {
    URL file =
        Files.writeString(folder.resolve("services"), LostDevice.class.getName()).toUri().toURL();
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(
        new ClassLoader(before) {
          @Override
          public Enumeration<URL> getResources(String name) throws IOException {
            List<URL> all = Collections.list(super.getResources(name));
            if (name.equals(SERVICES)) {
              all.add(file);
            }
            return Collections.enumeration(all);
          }
        });
    try {
      return run.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Override
  public String name() {
    return "lost";
  }

  @Override
  public List<Device> devices() {
    return List.of();
  }

  @Override
  public String unavailable() {
    return GONE;
  }

  @Override
  public Backend open(String selector, int threads) {
    return new Losing(
        new HostBackendProvider().open("", threads), new AtomicInteger(Integer.parseInt(selector)));
  }

  private record Losing(Backend host, AtomicInteger left) implements Backend {
    @Override
    public Plan compile(Program program) {
      Plan plan = host.compile(program);
      return new Plan() {
        @Override
        public void execute() {
          if (left.getAndDecrement() <= 0) {
            throw new BackendException(GONE);
          }
          plan.execute();
        }

        @Override
        public void fetch(Buffer buffer) {
          plan.fetch(buffer);
        }

        @Override
        public void close() {
          plan.close();
        }
      };
    }

    @Override
    public Device device() {
      return host.device();
    }

    @Override
    public Buffer allocate(ElementType type, Shape shape, Residency residency) {
      return host.allocate(type, shape, residency);
    }

    @Override
    public Buffer wrap(float[] values, Shape shape) {
      return host.wrap(values, shape);
    }

    @Override
    public boolean supports(Class<? extends Op> kind) {
      return host.supports(kind);
    }

    @Override
    public long preferredElements(long perRange) {
      return host.preferredElements(perRange);
    }

    @Override
    public int concurrency() {
      return host.concurrency();
    }

    @Override
    public void close() {
      host.close();
    }
  }
}
