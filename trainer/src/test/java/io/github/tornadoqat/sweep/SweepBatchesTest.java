package io.github.tornadoqat.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.Backends;
import io.github.tornadoqat.program.Op;
import io.github.tornadoqat.program.Plan;
import io.github.tornadoqat.program.Program;
import io.github.tornadoqat.run.Progress;
import io.github.tornadoqat.run.Provenance;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trials of the same data share an evaluator; results do not show it. */
final class SweepBatchesTest {
  private static final int STEPS = 37;

  @TempDir Path folder;

  /** Two seeds of six trials, of which five fit a batch. */
  @ParameterizedTest
  @ValueSource(strings = {"normal", "'normal:1,2'", "laplace", "student", "'mixture:1/0/1,2/3/4'"})
  void trialsOfADistributionShareAnEvaluator(String distribution)
      throws IOException, InterruptedException {
    Path yaml = folder.resolve("sweep.yaml");
    Files.writeString(
        yaml,
        """
        config:
          distribution: %s
          samples: 64
          steps: %d
          bits: [3, 4]
          lr: [0.1, 0.01, 0.001]
          seed: [1, 2]
        """
            .formatted(distribution, STEPS));
    SweepRun run = new SweepRun(SweepFile.read(yaml), new Provenance("0", "unknown", null));
    SweepRun.Options options = new SweepRun.Options(Shard.WHOLE, false, false, 1, 5);
    try (Backend host = Backends.open("host", 1)) {
      Compiled compiled = new Compiled(host);
      run.run(folder.resolve("out"), compiled.backend(), options, (_, _) -> Progress.NONE);
      assertThat(compiled.learners()).containsExactlyInAnyOrder(5, 1, 5, 1);
    }
  }

  /** Programs that a backend compiles, and how often each is executed. */
  private static final class Compiled {
    private final Backend actual;
    private final List<Integer> trials = new ArrayList<>();
    private final List<Integer> executions = new ArrayList<>();

    Compiled(Backend actual) {
      this.actual = actual;
    }

    /** The trials of those that are executed as often as one that learns. */
    List<Integer> learners() {
      List<Integer> learners = new ArrayList<>();
      for (int i = 0; i < trials.size(); i++) {
        if (executions.get(i) == STEPS + 2) {
          learners.add(trials.get(i));
        }
      }
      return learners;
    }

    Backend backend() {
      return watched(
          Backend.class,
          actual,
          (method, arguments) ->
              method.equals("compile")
                  ? plan((Program) arguments[0], actual.compile((Program) arguments[0]))
                  : null);
    }

    private Plan plan(Program program, Plan plan) {
      int index = trials.size();
      trials.add(program.ops().getFirst() instanceof Op.MseStep step ? step.trials() : 0);
      executions.add(0);
      return watched(
          Plan.class,
          plan,
          (method, _) -> {
            if (method.equals("execute")) {
              executions.set(index, executions.get(index) + 1);
            }
            return null;
          });
    }
  }

  /** Looks at a call, and answers it where the object shall not. */
  private interface Watch {
    Object at(String method, Object[] arguments);
  }

  private static <T> T watched(Class<T> type, T actual, Watch watch) {
    InvocationHandler handler =
        (_, method, arguments) -> {
          Object answer = watch.at(method.getName(), arguments);
          try {
            return answer != null ? answer : method.invoke(actual, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        };
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
