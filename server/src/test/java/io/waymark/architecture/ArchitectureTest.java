package io.waymark.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Keeps the code to its {@link Rules}, and docs/architecture.md to the code. To draw the page anew:
 * {@code mvn -pl server test -Dtest=ArchitectureTest -Dwaymark.docs.write=true}.
 */
class ArchitectureTest {

  private static final String ROOT = "io.waymark";
  private static final Path PAGE = Path.of("../docs/architecture.md");
  private static final String BEGIN =
      "<!-- Drawn by ArchitectureTest from the code and its package-info files; do not edit it. -->\n";
  private static final String END = "<!-- End of what ArchitectureTest draws. -->\n";

  private static final JavaClasses SERVER =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  static List<ArchRule> rules() {
    return new Rules(ROOT).all();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theServerKeepsTo(ArchRule rule) {
    rule.check(SERVER);
  }

  /** Each rule finds what breaks it, in classes written to break it. */
  @ParameterizedTest
  @MethodSource("broken")
  void aBrokenRuleIsFound(ArchRule rule) {
    var classes = new ClassFileImporter().importPackages(BROKEN);

    assertThat(rule.evaluate(classes).hasViolation()).as(rule.getDescription()).isTrue();
  }

  private static final String BROKEN = "io.waymark.architecture.broken";

  static List<ArchRule> broken() {
    return new Rules(BROKEN).all();
  }

  @Test
  void thePageShowsThePackages() throws Exception {
    assumeTrue(Files.exists(PAGE), "docs/architecture.md is not here");
    var page = Files.readString(PAGE);
    var drawn = new Packages(ROOT, Path.of("src/main/java/io/waymark"), SERVER).drawn();
    var expected =
        page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
            + drawn
            + page.substring(page.indexOf(END));
    if (Boolean.getBoolean("waymark.docs.write")) {
      Files.writeString(PAGE, expected);
    }

    assertThat(PAGE).content().isEqualTo(expected);
  }
}
