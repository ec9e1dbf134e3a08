package io.github.tornadoqat.experiment;

import io.github.tornadoqat.io.BadInputException;
import io.github.tornadoqat.io.TensorInfo;
import io.github.tornadoqat.io.TensorSource;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which tensors of a model are worked on: by default its weight matrices, with globs those whose
 * name or label matches one of {@code include} and none of {@code exclude}. A star matches slashes
 * and dots too.
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
   * The tensors that pass.
   *
   * @throws BadInputException if there are none
   */
  List<TensorInfo> selectSome(TensorSource source, Path model) {
    List<TensorInfo> selected = select(source);
    if (selected.isEmpty()) {
      throw new BadInputException(
          model, "tensors", "none selected", "a weight matrix, or an --include that fits one");
    }
    return selected;
  }

  private boolean passes(TensorInfo t) {
    boolean named = include.stream().anyMatch(glob -> matches(glob, t));
    boolean wanted = include.isEmpty() ? t.isWeightMatrix() : named && isUsable(t);
    return wanted && exclude.stream().noneMatch(glob -> matches(glob, t));
  }

  private static boolean isUsable(TensorInfo t) {
    return t.dtype().isFloating() && t.elements() > 0;
  }

  private static boolean matches(String glob, TensorInfo t) {
    StringBuilder regex = new StringBuilder();
    for (char c : glob.toCharArray()) {
      switch (c) {
        case '*' -> regex.append(".*");
        case '?' -> regex.append('.');
        default -> regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    Pattern pattern = Pattern.compile(regex.toString(), Pattern.DOTALL);
    return pattern.matcher(t.name()).matches() || pattern.matcher(t.label()).matches();
  }
}
