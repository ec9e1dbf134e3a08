package io.github.tornadoqat.benchmarks;

import io.github.tornadoqat.benchmarks.work.Case;
import io.github.tornadoqat.benchmarks.work.Crew;
import io.github.tornadoqat.benchmarks.work.Grouping;
import io.github.tornadoqat.benchmarks.work.Kind;
import io.github.tornadoqat.program.Backend;
import java.util.ArrayList;
import java.util.List;

/** The contenders of one case, ceilings first; closing it frees their memory. */
final class Lineup implements AutoCloseable {
  private final TorchCase torch;
  private final List<Contender> contenders = new ArrayList<>();

  Lineup(Backend backend, Crew crew, Case work) {
    boolean isMse = work.kind() == Kind.MSE_STEP;
    contenders.addAll(
        isMse ? Ceiling.reads(crew, work.data().x()) : Ceiling.copies(crew, work.data().x()));
    contenders.add(new HostContender(backend, work));
    this.torch = hasPeer(work) ? new TorchCase(work) : null;
    if (torch != null) {
      contenders.addAll(libtorch(torch));
    }
  }

  /**
   * Whether libtorch does the job here: there is no grouped range learning to compose, and the
   * slices of the other cases are of rows.
   */
  static boolean hasPeer(Case work) {
    boolean isGrouped =
        work.grouping() == Grouping.GROUP_32 || work.grouping() == Grouping.GROUP_128;
    return work.grouping() != Grouping.COLUMN && !(isGrouped && work.kind() == Kind.MSE_STEP);
  }

  /** libtorch's ways of doing a job, the plain one first. */
  static List<Contender> libtorch(TorchCase torch) {
    return switch (torch.work().kind()) {
      case FORWARD ->
          List.of(
              TorchForward.whole(torch), TorchForward.sliced(torch), TorchForward.composed(torch));
      case BACKWARD -> List.of(TorchBackward.whole(torch), TorchBackward.sliced(torch));
      case MSE_STEP ->
          List.of(
              TorchMseStep.whole(torch),
              TorchMseStep.sliced(torch),
              TorchMseStep.learnable(torch),
              TorchMseStep.learnableSliced(torch));
    };
  }

  List<Contender> contenders() {
    return List.copyOf(contenders);
  }

  @Override
  public void close() {
    contenders.forEach(Contender::close);
    if (torch != null) {
      torch.close();
    }
  }
}
