package io.github.tornadoqat.cli;

import io.github.tornadoqat.experiment.ExperimentConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The options of an experiment, handed on as text: {@link ExperimentConfig#of} reads them, whether
 * they come from flags, from YAML or from a sweep.
 */
@SuppressWarnings("unused")
final class ExperimentOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = {"-d", "--distribution"},
      paramLabel = "D",
      description =
          "What is quantized: normal[:MEAN,SIGMA], laplace[:MEAN,SCALE], uniform[:LOW,HIGH],"
              + " lognormal[:MU,SIGMA], student[:DEGREES], relu[:MEAN,SIGMA] (a normal one after"
              + " ReLU), mixture[:WEIGHT/MEAN/SIGMA,…], or a tensor as FILE[:TENSOR].")
  private String distribution;

  @Option(
      names = "--samples",
      paramLabel = "N",
      description =
          "How many values, or all of a tensor. Default: 10000 of a distribution, or all.")
  private String samples;

  @Option(
      names = {"-b", "--bits"},
      paramLabel = "B",
      description = "Bits of a code, 1 to 16. Default: 8.")
  private String bits;

  @Option(
      names = "--scheme",
      paramLabel = "S",
      description = "asymmetric, symmetric-full or symmetric-restricted. Default: asymmetric.")
  private String scheme;

  @Option(
      names = {"-p", "--parameterization"},
      paramLabel = "P[,P…]",
      description =
          "What is learned, one or several to compare; see 'qat help learn'. Default: beta-gamma,"
              + " or symmetric-max where the scheme is symmetric.")
  private String parameterization;

  @Option(
      names = "--init",
      paramLabel = "I",
      description =
          "Starting range: minmax, scaled:F (that times F), percentile:Q, edges:A,B, mse, entropy."
              + " Default: minmax.")
  private String init;

  @Option(
      names = "--zero-point",
      paramLabel = "Z",
      description = "clamped (inside the grid, so that zero is exact) or free. Default: clamped.")
  private String zeroPoint;

  @Option(
      names = "--optimizer",
      paramLabel = "O",
      description = "adam, adamw or sgd. Default: adam.")
  private String optimizer;

  @Option(
      names = "--lr",
      paramLabel = "LR",
      description =
          "Learning rate of every learned number, or LR,LR for one each; auto: such that a step is"
              + " about 1 %% of its range. Default: auto.")
  private String lr;

  @Option(
      names = "--schedule",
      paramLabel = "S",
      description = "constant, cosine, or step:EVERY:GAMMA. Default: constant.")
  private String schedule;

  @Option(
      names = "--gradient-scaling",
      paramLabel = "G",
      description = "none, lsq or torch: a factor on gradients, for SGD. Default: none.")
  private String gradientScaling;

  @Option(names = "--beta1", paramLabel = "X", description = "Adam's decay of the mean.")
  private String beta1;

  @Option(names = "--beta2", paramLabel = "X", description = "Adam's decay of the square.")
  private String beta2;

  @Option(
      names = "--epsilon",
      paramLabel = "X",
      description = "Adam's epsilon. Default: 1e-20, which treats data of every magnitude alike.")
  private String epsilon;

  @Option(names = "--weight-decay", paramLabel = "X", description = "AdamW's decay.")
  private String weightDecay;

  @Option(names = "--momentum", paramLabel = "X", description = "SGD's momentum.")
  private String momentum;

  @Option(
      names = {"-n", "--steps"},
      paramLabel = "N",
      description = "Updates. Default: 5000.")
  private String steps;

  @Option(names = "--seed", paramLabel = "S", description = "Of the samples. Default: 0.")
  private String seed;

  ExperimentConfig config() {
    Map<String, String> values = new LinkedHashMap<>();
    for (OptionSpec option : command.options()) {
      String key = option.longestName().substring(2).replace('-', '_');
      if (ExperimentConfig.KEYS.contains(key) && option.getValue() instanceof String value) {
        values.put(key, value);
      }
    }
    return ExperimentConfig.of(values);
  }
}
