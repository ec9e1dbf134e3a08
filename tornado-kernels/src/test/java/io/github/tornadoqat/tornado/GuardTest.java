package io.github.tornadoqat.tornado;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tornadoqat.program.BackendException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardTest {
  private static final Map<String, String> GOOD =
      Map.of(
          "tornado.recover.bailout", "False",
          "tornado.enable.fma", "False",
          "tornado.enable.nativeFunctions", "False",
          "tornado.opencl.compiler.flags", "-w");

  private final Map<String, String> before = new HashMap<>();

  @BeforeEach
  void setGood() {
    GOOD.forEach((key, value) -> before.put(key, System.setProperty(key, value)));
  }

  @AfterEach
  void restore() {
    before.forEach(
        (key, value) -> {
          if (value == null) {
            System.clearProperty(key);
          } else {
            System.setProperty(key, value);
          }
        });
  }

  @Test
  void takesWhatTheLauncherSets() {
    assertThatCode(Guard::check).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "tornado.recover.bailout, True",
    "tornado.enable.fma, True",
    "tornado.enable.nativeFunctions, True",
    "tornado.opencl.compiler.flags, -cl-mad-enable -cl-fast-relaxed-math -w",
    "tornado.opencl.compiler.flags, -cl-finite-math-only",
  })
  void namesAPropertyThatIsWrong(String key, String value) {
    System.setProperty(key, value);
    assertThatThrownBy(Guard::check)
        .isInstanceOf(BackendException.class)
        .hasMessageContaining(key)
        .hasMessageContaining("'" + value + "'")
        .hasMessageContaining("scripts/qat");
  }

  @ParameterizedTest
  @CsvSource({
    "tornado.recover.bailout",
    "tornado.enable.fma",
    "tornado.enable.nativeFunctions",
    "tornado.opencl.compiler.flags"
  })
  void namesAPropertyThatIsNotSet(String key) {
    System.clearProperty(key);
    assertThatThrownBy(Guard::check)
        .isInstanceOf(BackendException.class)
        .hasMessageContaining("-D" + key + "=")
        .hasMessageContaining("not set");
  }
}
