package io.github.tornadoqat;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may know whom. */
final class ArchitectureTest {
  private static final String ROOT = "io.github.tornadoqat.";
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          // The kernels' tests, which the option above knows as a folder only.
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("io.github.tornadoqat");

  /** The packages that each may know. */
  private static final Map<String, String> DIRECTIONS =
      Map.ofEntries(
          entry("math", ""),
          entry("program", "math"),
          entry("host", "program math"),
          entry("tornado", "program math"),
          entry("quantizer", "program math"),
          entry("train", "quantizer program math"),
          entry("io", "quantizer program math"),
          entry("report", ""),
          entry("run", "report train io quantizer program math"),
          entry("experiment", "run report train io quantizer program math"),
          entry("advice", "experiment run report train io quantizer program math"),
          entry("sweep", "experiment run report train io quantizer program math"),
          entry("study", "experiment run report train io quantizer program math"),
          entry("cli", "advice sweep study experiment run report train io quantizer program math"));

  static Set<String> packages() {
    return MAIN.stream()
        .map(c -> c.getPackageName().substring(ROOT.length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @MethodSource("packages")
  void directions(String name) {
    assertThat(DIRECTIONS).containsKey(name);
    Set<String> known = new TreeSet<>(Set.of(DIRECTIONS.get(name).split(" ")));
    known.add(name);
    Set<String> used =
        MAIN.stream()
            .filter(c -> c.getPackageName().equals(ROOT + name))
            .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
            .map(d -> d.getTargetClass().getBaseComponentType().getPackageName())
            .filter(p -> p.startsWith(ROOT))
            .map(p -> p.substring(ROOT.length()))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(used).isNotEmpty();
    assertThat(known).containsAll(used);
  }

  @Test
  void mathNeedsNothing() {
    classes()
        .that()
        .resideInAPackage(ROOT + "math")
        .should()
        .onlyDependOnClassesThat()
        // The JDK links records' methods and switches through the other two.
        .resideInAnyPackage(ROOT + "math", "java.lang", "java.lang.runtime", "java.lang.invoke")
        .check(MAIN);
  }

  @Test
  void nobodyKnowsABackend() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + "host..", ROOT + "tornado..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + "host..", ROOT + "tornado..")
        .check(MAIN);
  }

  @Test
  void onlyTheCommandLineKnowsPicocliAndExits() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("picocli..", "me.tongfei..")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .check(MAIN);
  }

  @Test
  void onlyTheTornadoBackendKnowsTornado() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "tornado..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("uk.ac.manchester.tornado..")
        .check(MAIN);
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(MAIN);
  }

  @Test
  void everyPackageSaysWhatItIs() {
    Set<String> packages =
        MAIN.stream().map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new));
    assertThat(packages).contains(ROOT + "math", ROOT + "program", ROOT + "host", ROOT + "cli");
    Path base = Path.of("..").toAbsolutePath().normalize();
    for (String p : packages) {
      String file = "src/main/java/" + p.replace('.', '/') + "/package-info.java";
      assertThat(Stream.of("trainer", "tornado-kernels"))
          .as(p)
          .anyMatch(module -> Files.exists(base.resolve(module).resolve(file)));
    }
  }
}
