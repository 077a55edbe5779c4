package io.waymark.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Keeps docs/configuration.md in step with the keys. To write it anew: {@code mvn -pl server test
 * -Dtest=ConfigurationDocsTest -Dwaymark.docs.write=true}.
 */
class ConfigurationDocsTest {

  private static final Path PAGE = Path.of("../docs/configuration.md");

  private static final String INTRODUCTION =
      """
      # Configuration

      Every key can be set by a flag (`--http.port=9090` or `--http.port 9090`), by its environment
      variable, or in a file that `--config FILE` or `WAYMARK_CONFIG` names. Flags win over the
      environment, the environment over the file, the file over the defaults. `--port`, `--host` and
      `--data` are short for `--http.port`, `--http.host` and `--data`.

      The file has a `key = value` on each line, in UTF-8, in the format of Java's properties files:

      ```properties
      # waymark.properties
      http.port = 9090
      app-url = https://links.example.com
      ```

      * Sizes: `B`, `KiB`, `MiB`, `GiB`, `TiB` (powers of 1024), `kB`, `MB`, `GB`, `TB` (powers of 1000).
      * Durations: `ms`, `s`, `m`, `h`, `d`, or ISO 8601.
      * Rates: a number per `s`, `min` or `h`.
      * An empty value counts as not set.
      * An unknown or retired key, or a value that does not fit, stops the start and says what was expected.

      `waymark doctor` shows what is set, where, and what is missing. `WAYMARK_JAVA_OPTS` (flags for the
      Java virtual machine) and `WAYMARK_JVM_FOLDERS` (where to look for one, separated by colons) are read by
      the launcher.

      <!-- The table is made by ConfigurationDocsTest from Config.java; do not edit it. -->

      | key | environment variable | type | default | meaning |
      |---|---|---|---|---|
      """;

  @Test
  void thePageListsEveryKey() throws Exception {
    var page =
        Keys.waymark().all().stream()
            .map(ConfigurationDocsTest::row)
            .collect(Collectors.joining("", INTRODUCTION, ""));
    if (Boolean.getBoolean("waymark.docs.write")) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, page);
    }

    assertThat(PAGE).content().isEqualTo(page);
  }

  private static String row(Key key) {
    var within = key.within();
    return "| `%s` | `%s` | %s | %s | %s%s |\n"
        .formatted(
            key.name(),
            key.variable(),
            key.form().type(),
            key.standard() == null ? "" : "`" + key.standard() + "`",
            key.meaning(),
            within == null ? "" : " From " + within.min() + " to " + within.max() + ".");
  }
}
