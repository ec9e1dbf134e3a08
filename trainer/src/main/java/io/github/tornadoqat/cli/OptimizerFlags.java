package io.github.tornadoqat.cli;

import io.github.tornadoqat.train.GradientScaling;
import io.github.tornadoqat.train.LearningRates;
import io.github.tornadoqat.train.OptimizerOptions;
import io.github.tornadoqat.train.Schedule;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** How learned numbers are moved. */
final class OptimizerFlags {
  @Option(
      names = "--optimizer",
      paramLabel = "O",
      defaultValue = "adam",
      description = "adam, adamw or sgd. Default: adam.")
  private String optimizer;

  @Option(
      names = "--lr",
      paramLabel = "LR",
      defaultValue = "auto",
      description =
          "Learning rate of every learned number, or LR,LR for one each; auto: such that a step is"
              + " about 1 %% of its range. Default: auto.")
  private String rate;

  @Option(
      names = "--schedule",
      paramLabel = "S",
      defaultValue = "cosine",
      description = "constant, cosine, or step:EVERY:GAMMA. Default: cosine.")
  private String schedule;

  @Option(
      names = "--gradient-scaling",
      paramLabel = "G",
      defaultValue = "none",
      description = "none, lsq or torch: a factor on gradients, for SGD. Default: none.")
  private String scaling;

  @Option(names = "--beta1", paramLabel = "X", description = "Adam's decay of the mean.")
  private Double beta1;

  @Option(names = "--beta2", paramLabel = "X", description = "Adam's decay of the square.")
  private Double beta2;

  @Option(
      names = "--epsilon",
      paramLabel = "X",
      description =
          "Adam's epsilon. Default: 1e-20, which treats tensors of every magnitude alike.")
  private Double epsilon;

  @Option(names = "--weight-decay", paramLabel = "X", description = "AdamW's decay.")
  private Double weightDecay;

  @Option(names = "--momentum", paramLabel = "X", description = "SGD's momentum.")
  private Double momentum;

  @Option(
      names = {"-n", "--steps"},
      paramLabel = "N",
      defaultValue = "200",
      description = "Updates. Default: 200.")
  private int steps;

  OptimizerOptions optimizer() {
    OptimizerOptions.Kind kind = choose(OptimizerOptions.Kind.class, "--optimizer", optimizer);
    OptimizerOptions usual = OptimizerOptions.of(kind);
    return new OptimizerOptions(
        kind,
        or(beta1, usual.beta1()),
        or(beta2, usual.beta2()),
        or(epsilon, usual.epsilon()),
        or(weightDecay, usual.weightDecay()),
        or(momentum, usual.momentum()));
  }

  LearningRates rates() {
    return LearningRates.parse(rate);
  }

  Schedule schedule() {
    return Schedule.parse(schedule);
  }

  GradientScaling scaling() {
    return choose(GradientScaling.class, "--gradient-scaling", scaling);
  }

  int steps() {
    return steps;
  }

  private static double or(Double value, double otherwise) {
    return value == null ? otherwise : value;
  }

  /** The constant of this name in lower case. */
  static <E extends Enum<E>> E choose(Class<E> type, String option, String name) {
    List<String> names =
        Arrays.stream(type.getEnumConstants())
            .map(c -> c.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .toList();
    int i = names.indexOf(name);
    if (i < 0) {
      throw new UsageException(
          option + " must be one of " + String.join(", ", names) + ", not '" + name + "'");
    }
    return type.getEnumConstants()[i];
  }
}
