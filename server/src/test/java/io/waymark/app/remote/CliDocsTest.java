package io.waymark.app.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Keeps the list of commands in docs/cli.md in step with their table. To write it anew: {@code mvn
 * -pl server test -Dtest=CliDocsTest -Dwaymark.docs.write=true}.
 */
class CliDocsTest {
  private static final Path PAGE = Path.of("../docs/cli.md");
  private static final String MARK =
      "<!-- What follows is made by CliDocsTest from operations.jsonl; do not edit it. -->\n";

  @Test
  void thePageListsEveryCommand() throws Exception {
    var page = Files.readString(PAGE);
    var wanted = page.substring(0, page.indexOf(MARK) + MARK.length()) + list();
    if (Boolean.getBoolean("waymark.docs.write")) {
      Files.writeString(PAGE, wanted);
    }

    assertThat(PAGE).content().isEqualTo(wanted);
  }

  private static String list() {
    var catalogue = Catalogue.load();
    var text = new StringBuilder();
    for (var group : catalogue.groups()) {
      text.append(
          "\n### %s\n\n| command | what it does | operation |\n|---|---|---|\n".formatted(group));
      for (var command : catalogue.in(group)) {
        text.append(
            "| `%s %s` | %s | `%s %s` |\n"
                .formatted(
                    group, Help.usage(command), command.about(), command.method(), command.path()));
      }
    }
    return text.toString();
  }
}
