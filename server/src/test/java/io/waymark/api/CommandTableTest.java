package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Keeps the command line in step with the API. To draw its table anew: {@code mvn -pl server test
 * -Dtest=CommandTableTest -Dcommands.write=true}, and then docs/cli.md with {@code CliDocsTest}.
 */
@QuarkusTest
class CommandTableTest extends ApiTest {
  private static final Path TABLE =
      Path.of("src/main/resources/io/waymark/app/remote/operations.jsonl");

  @Test
  @DisplayName("every operation that a key can use is a command")
  void table() throws Exception {
    var table = CommandTable.of(api.get("/api").json());
    if (Boolean.getBoolean("commands.write")) {
      Files.createDirectories(TABLE.getParent());
      Files.writeString(TABLE, table);
    }

    assertThat(TABLE).content().isEqualTo(table);
  }
}
