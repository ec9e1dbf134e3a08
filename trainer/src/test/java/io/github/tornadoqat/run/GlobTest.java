package io.github.tornadoqat.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cases that Python's fnmatch.fnmatchcase answers so. */
final class GlobTest {
  @ParameterizedTest
  @CsvSource({
    "*, a.b/c, true",
    "a*c, abc, true",
    "a*c, abcd, false",
    "a?c, a/c, true",
    "a?c, ac, false",
    "layer.[01].w, layer.0.w, true",
    "layer.[01].w, layer.2.w, false",
    "layer.[0-3].w, layer.3.w, true",
    "layer.[0-3].w, layer.4.w, false",
    "layer.[0-3].w, layer.-.w, false",
    "layer.[!0-3].w, layer.4.w, true",
    "layer.[!0-3].w, layer.3.w, false",
    "layer.[0-9][0-9].w, layer.11.w, true",
    "layer.[0-9][0-9].w, layer.1.w, false",
    "w[, w[, true",
    "w[0, w[0, true",
    "w[0, w0, false",
    "w[]], w], true",
    "w[!]], w], false",
    "w[!]], wa, true",
    "w[]a], wa, true",
    "w[], w[], true",
    "w[a-], w-, true",
    "w[-a], w-, true",
    "w[^a], w^, true",
    "w[&&a], w&, true",
    "w[b-a], wb, false",
    "w[b-ac], wc, true",
    "w[!b-a], wb, true",
    "w[\\d], wd, true",
    "w[\\d], w1, false",
    "w.x, wyx, false",
    "w(a|b), wa, false",
  })
  void matchesAsFnmatch(String glob, String name, boolean matches) {
    assertThat(Glob.of(glob).matches(name)).isEqualTo(matches);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a[0].w", "a*b", "what?", "[!x]", "a]b", "plain/name.weight"})
  void aLiteralMatchesItselfOnly(String name) {
    Glob glob = Glob.of(Glob.literal(name));
    assertThat(glob.matches(name)).isTrue();
    assertThat(glob.matches(name.replaceAll("[\\[*?\\]]", "0"))).isEqualTo(name.contains("/"));
  }

  @Test
  void astralCharactersAreOne() {
    assertThat(Glob.of("a?b").matches("a\uD83D\uDE00b")).isTrue();
    assertThat(Glob.of("\uD83D\uDE00*").matches("\uD83D\uDE00b")).isTrue();
    assertThat(Glob.of("[\uD83D\uDE00]").matches("\uD83D\uDE00")).isTrue();
    assertThat(Glob.of("[\uD83D\uDE00-\uD83D\uDE02]").matches("\uD83D\uDE01")).isTrue();
    assertThat(Glob.of("[\uD83D\uDE00-\uD83D\uDE02]").matches("\uD83D\uDE03")).isFalse();
  }
}
