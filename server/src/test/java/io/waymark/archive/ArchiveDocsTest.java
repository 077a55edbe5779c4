package io.waymark.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Keeps docs/archive-format.md in step with the descriptions of the files. To write it anew: {@code
 * mvn -pl server test -Dtest=ArchiveDocsTest -Dwaymark.docs.write=true}.
 */
class ArchiveDocsTest {
  private static final Path PAGE = Path.of("../docs/archive-format.md");
  private static final String BEGIN =
      "<!-- Written by ArchiveDocsTest from io.waymark.archive; do not edit from here on. -->\n";

  @Test
  void thePageListsEveryFileAndField() throws Exception {
    assumeTrue(Files.exists(PAGE), "docs/archive-format.md is not here");
    var page = Files.readString(PAGE);
    var written =
        Contents.all().stream().map(ArchiveDocsTest::section).collect(Collectors.joining())
            + leftOut();
    var expected = page.substring(0, page.indexOf(BEGIN) + BEGIN.length()) + written;
    if (Boolean.getBoolean("waymark.docs.write")) {
      Files.writeString(PAGE, expected);
    }

    assertThat(PAGE).content().isEqualTo(expected);
  }

  private static String section(Described file) {
    return """

        ### %s

        %s

        ```json
        %s
        ```

        | field | type | left out | meaning |
        |---|---|---|---|
        %s"""
        .formatted(
            file.fileName(),
            file.meaning(),
            file.example(),
            file.fields().stream().map(ArchiveDocsTest::row).collect(Collectors.joining()));
  }

  private static String row(Field field) {
    var reference = field.reference();
    return "| `%s` | %s | %s | %s%s%s |\n"
        .formatted(
            field.name(),
            field.choices().isEmpty()
                ? field.kind().words()
                : field.choices().stream()
                    .map(choice -> "`" + choice + "`")
                    .collect(Collectors.joining(", ")),
            absence(field),
            field.meaning(),
            reference == null ? "" : " Named by " + reference.words() + ".",
            field.given() ? " Only read, never written." : "");
  }

  private static String absence(Field field) {
    return switch (field.absence()) {
      case Absence.Required() -> "never";
      case Absence.Standard(var json) -> json == null ? "none" : "`" + json + "`";
      case Absence.Found found -> found.words();
    };
  }

  private static String leftOut() {
    return Contents.LEFT_OUT.stream()
        .map(out -> "| `%s` | %s |\n".formatted(out.table(), out.why()))
        .collect(
            Collectors.joining(
                "",
                """

                ## Left out

                | table | because |
                |---|---|
                """,
                ""));
  }
}
