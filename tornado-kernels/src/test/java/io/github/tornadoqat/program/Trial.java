package io.github.tornadoqat.program;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** A backend held against the oracle; what it declares unsupported is noted and left out. */
final class Trial {
  private final Backend backend;
  private final Set<String> unsupported = Collections.synchronizedSet(new TreeSet<>());

  private Trial(Backend backend) {
    this.backend = backend;
  }

  /** Runs a test body; a test that left something out ends as skipped, saying what. */
  static void of(Backend opened, Consumer<Trial> body) {
    Trial trial = new Trial(opened);
    try (opened) {
      body.accept(trial);
    }
    assumeTrue(
        trial.unsupported.isEmpty(),
        () -> opened.device().backend() + " declares unsupported: " + trial.unsupported);
  }

  Backend backend() {
    return backend;
  }

  /** Whether an op can be run here; if not, {@code compile} must say so too. */
  boolean takes(Op op) {
    if (backend.supports(op)) {
      return true;
    }
    unsupported.add(op.name());
    Program program = Program.of(op);
    try (Plan plan = backend.compile(program)) {
      throw new AssertionError(op.name() + " is declared unsupported, and yet compiles: " + plan);
    } catch (UnsupportedOpException expected) {
      return false;
    }
  }

  /** The outputs have the oracle's bits. */
  void agrees(Scenario s) {
    agrees(s, Workbench.expected(s));
  }

  void agrees(Scenario s, List<Object> expected) {
    agreesEachTime(s, expected, 1);
  }

  /** One plan, executed several times, has the oracle's bits after each. */
  void agreesEachTime(Scenario s, List<Object> expected, int times) {
    try (Workbench w = new Workbench(backend, Residency.CONSTANT)) {
      Op op = s.kind().bind(s, w);
      if (!takes(op)) {
        return;
      }
      try (Plan plan = backend.compile(Program.of(op))) {
        for (int i = 0; i < times; i++) {
          plan.execute();
          Bits.assertSame(s.toString(), Workbench.read(op), expected);
        }
      }
    }
  }

  /** One plan, given one scenario after another through STEP buffers, has the oracle's bits. */
  void agreesInTurn(Scenario... scenarios) {
    try (Workbench w = new Workbench(backend, Residency.STEP)) {
      Op op = scenarios[0].kind().bind(scenarios[0], w);
      if (!takes(op)) {
        return;
      }
      try (Plan plan = backend.compile(Program.of(op))) {
        for (Scenario s : scenarios) {
          s.kind().bind(s, w);
          plan.execute();
          Bits.assertSame(s + " in turn", Workbench.read(op), Workbench.expected(s));
        }
      }
    }
  }

  /** All in one program. */
  void agreesTogether(List<Scenario> scenarios) {
    List<Workbench> benches = new ArrayList<>();
    List<Scenario> taken = new ArrayList<>();
    List<Op> ops = new ArrayList<>();
    for (Scenario s : scenarios) {
      Workbench w = new Workbench(backend, Residency.CONSTANT);
      benches.add(w);
      Op op = s.kind().bind(s, w);
      if (takes(op)) {
        ops.add(op);
        taken.add(s);
      }
    }
    execute(ops.toArray(Op[]::new));
    for (int i = 0; i < ops.size(); i++) {
      Scenario s = taken.get(i);
      Bits.assertSame(s.toString(), Workbench.read(ops.get(i)), Workbench.expected(s));
    }
    benches.forEach(Workbench::close);
  }

  void execute(Op... ops) {
    try (Plan plan = backend.compile(Program.of(ops))) {
      plan.execute();
    }
  }
}
