package io.github.tornadoqat.program;

/**
 * The oracle: every op in plain Java, one element at a time, written from the formulas and sharing
 * no code with {@code math} (but for the random generator, which has known answers of its own).
 */
public final class ReferenceBackend implements Backend {
  @Override
  public Device device() {
    return new Device("reference", "plain Java", "none", Runtime.getRuntime().maxMemory());
  }

  @Override
  public Buffer allocate(ElementType type, Shape shape, Residency residency) {
    return new ReferenceBuffer(type, shape, residency);
  }

  @Override
  public Buffer wrap(float[] values, Shape shape) {
    if (values.length != shape.elements()) {
      throw new ShapeException("an array of " + values.length + " does not fit " + shape);
    }
    return new ReferenceBuffer(values, ElementType.F32, shape, Residency.CONSTANT);
  }

  @Override
  public boolean supports(Class<? extends Op> kind) {
    return kind != RangeUpdate.class;
  }

  @Override
  public Plan compile(Program program) {
    return new ReferencePlan(program);
  }

  @Override
  public long preferredElements(long perRange) {
    return 1;
  }

  @Override
  public int concurrency() {
    return 1;
  }

  @Override
  public void close() {}

  private static final class ReferencePlan implements Plan {
    private final Program program;
    private boolean executed;
    private boolean closed;

    ReferencePlan(Program program) {
      this.program = program;
    }

    @Override
    public void execute() {
      if (closed) {
        throw new IllegalStateException("the plan is closed");
      }
      for (Op op : program.ops()) {
        op.inputs().forEach(Buffer::requireOpen);
        op.outputs().forEach(Buffer::requireOpen);
      }
      program.ops().forEach(ReferenceOps::run);
      executed = true;
    }

    @Override
    public void fetch(Buffer buffer) {
      if (closed || !executed) {
        throw new IllegalStateException("closed or not executed");
      }
      if (program.ops().stream().noneMatch(op -> op.outputs().contains(buffer))) {
        throw new IllegalArgumentException("a buffer of another program");
      }
      buffer.requireOpen();
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
