package io.github.tornadoqat.program;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A backend held against the oracle; what it declares unsupported is noted and left out. */
final class Trial {
  private final Backend backend;
  private final Set<String> unsupported;

  private Trial(Backend backend, Set<String> unsupported) {
    this.backend = backend;
    this.unsupported = unsupported;
  }

  /** Runs a test body; a test that left something out ends as skipped, saying what. */
  static void of(Backend opened, Consumer<Trial> body) {
    ofAll(List.of(opened), trials -> body.accept(trials.getFirst()));
  }

  /** As {@link #of}, for backends that are compared with one answer of the oracle. */
  static void ofAll(List<Backend> opened, Consumer<List<Trial>> body) {
    Set<String> unsupported = Collections.synchronizedSet(new TreeSet<>());
    try {
      body.accept(opened.stream().map(b -> new Trial(b, unsupported)).toList());
    } finally {
      opened.forEach(Backend::close);
    }
    assumeTrue(unsupported.isEmpty(), () -> "declared unsupported: " + unsupported);
  }

  Backend backend() {
    return backend;
  }

  /** Whether all ops can be run here; if not, {@code compile} must say so too. */
  boolean takes(Op... ops) {
    List<String> missing =
        Stream.of(ops).filter(op -> !backend.supports(op.getClass())).map(Op::name).toList();
    if (missing.isEmpty()) {
      return true;
    }
    unsupported.addAll(missing);
    Program program = Program.of(ops);
    assertThatThrownBy(() -> backend.compile(program))
        .as("declared unsupported: %s", missing)
        .isInstanceOf(UnsupportedOpException.class);
    return false;
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

  /** Scenarios in their order, those that one plan can run by one plan. */
  void agreesInTurns(List<Scenario> scenarios) {
    scenarios.stream()
        .collect(Collectors.groupingBy(Scenario::planKey, LinkedHashMap::new, Collectors.toList()))
        .values()
        .forEach(this::agreesInTurn);
  }

  /** One plan, given one scenario after another through STEP buffers, has the oracle's bits. */
  void agreesInTurn(List<Scenario> scenarios) {
    try (Workbench w = new Workbench(backend, Residency.STEP)) {
      Scenario first = scenarios.getFirst();
      Op op = first.kind().bind(first, w);
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
  void agreesTogether(String label, List<Scenario> scenarios) {
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
      Bits.assertSame(label + ": " + s, Workbench.read(ops.get(i)), Workbench.expected(s));
    }
    benches.forEach(Workbench::close);
  }

  void execute(Op... ops) {
    try (Plan plan = backend.compile(Program.of(ops))) {
      plan.execute();
    }
  }
}
