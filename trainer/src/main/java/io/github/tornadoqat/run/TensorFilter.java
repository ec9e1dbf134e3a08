package io.github.tornadoqat.run;

import io.github.tornadoqat.io.BadInputException;
import io.github.tornadoqat.io.TensorInfo;
import io.github.tornadoqat.io.TensorSource;
import java.nio.file.Path;
import java.util.List;

/**
 * Which tensors of a model are worked on: by default its weight matrices, with {@link Glob globs}
 * those whose name or label matches one of {@code include} and none of {@code exclude}.
 */
public record TensorFilter(List<String> include, List<String> exclude) {
  public TensorFilter {
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
  }

  /** The tensors that pass, in file order; floating-point ones that have elements. */
  public List<TensorInfo> select(TensorSource source) {
    return source.tensors().stream().filter(this::passes).toList();
  }

  /**
   * The tensors that pass, of which there has to be one.
   *
   * @param model the file, for the error
   * @throws BadInputException if there are none
   */
  public List<TensorInfo> selectSome(TensorSource source, Path model) {
    List<TensorInfo> selected = select(source);
    if (selected.isEmpty()) {
      int skipped = quantized(source).size();
      throw new BadInputException(
          model,
          "tensors",
          "none selected" + (skipped == 0 ? "" : ", " + skipped + " are quantized already"),
          "a weight matrix, or an --include that fits one");
    }
    return selected;
  }

  /** The tensors that would pass were they not the codes of weights that are quantized already. */
  public List<TensorInfo> quantized(TensorSource source) {
    return source.tensors().stream().filter(t -> t.isQuantized() && isNamed(t)).toList();
  }

  private boolean passes(TensorInfo t) {
    return (include.isEmpty() ? t.isWeightMatrix() : isUsable(t)) && isNamed(t);
  }

  private boolean isNamed(TensorInfo t) {
    return (include.isEmpty() || include.stream().anyMatch(glob -> matches(glob, t)))
        && exclude.stream().noneMatch(glob -> matches(glob, t));
  }

  private static boolean isUsable(TensorInfo t) {
    return t.dtype().isFloating() && !t.isQuantized() && t.elements() > 0;
  }

  private static boolean matches(String glob, TensorInfo t) {
    Glob names = Glob.of(glob);
    return names.matches(t.name()) || names.matches(t.label());
  }
}
