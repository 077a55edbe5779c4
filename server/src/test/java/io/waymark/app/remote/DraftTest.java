package io.waymark.app.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DraftTest {
  private final Catalogue catalogue = Catalogue.load();

  private Call call(String name, String... arguments) throws Exception {
    var words = name.split(" ", 2);
    var command = catalogue.find(words[0], words[1]).orElseThrow();
    var in = new ByteArrayInputStream("{\"url\":\"https://in.com\"}".getBytes(UTF_8));
    return new Draft(command, Line.read(List.of(arguments), command.options()), new Handed(in))
        .call(null);
  }

  private String body(String name, String... arguments) throws Exception {
    return new String(Objects.requireNonNull(call(name, arguments).payload()).bytes(), UTF_8);
  }

  @Test
  void optionsAreWrittenWithDashesOrAsTheApiHasThem() throws Exception {
    assertThat(
            body(
                "links create",
                "--url=https://a.com/?a=b,c",
                "--utm-source",
                "x",
                "--utm_medium=y",
                "--expiresAt",
                "2030-01-01",
                "--track-conversion",
                "--archived",
                "false",
                "--key-length",
                "5",
                "--tag-names",
                "a,b",
                "--tagNames",
                "[\"c,d\"]",
                "--geo",
                "{\"DE\":\"https://a.de\"}",
                "--null",
                "comments"))
        .isEqualTo(
            "{\"url\":\"https://a.com/?a=b,c\",\"utm_source\":\"x\",\"utm_medium\":\"y\","
                + "\"expiresAt\":\"2030-01-01\",\"trackConversion\":true,\"archived\":false,"
                + "\"keyLength\":5,\"tagNames\":[\"a\",\"b\",\"c,d\"],"
                + "\"geo\":{\"DE\":\"https://a.de\"},\"comments\":null}");
  }

  @Test
  void queriesAreEncodedAndListsJoined() throws Exception {
    assertThat(
            call(
                    "links list",
                    "--search",
                    "a&b c",
                    "--tag-ids",
                    "x",
                    "--tag-ids",
                    "y,z",
                    "--show-archived")
                .target())
        .isEqualTo("/links?search=a%26b%20c&tagIds=x%2Cy%2Cz&showArchived=true");
  }

  @Test
  void aBodyComesFromTheLineAFileOrStandardInput(@TempDir Path folder) throws Exception {
    var file = Files.writeString(folder.resolve("b.json"), "{ \"url\" : 1 }");

    assertThat(body("links create", "--body", "-")).isEqualTo("{\"url\":\"https://in.com\"}");
    assertThat(body("links create", "--body", "@" + file)).isEqualTo("{ \"url\" : 1 }");
    assertThat(body("links create", "--body", "-", "--key", "k"))
        .isEqualTo("{\"url\":\"https://in.com\",\"key\":\"k\"}");
    assertThat(body("tags create")).isEqualTo("{}");
  }

  @Test
  void aTextThatBeginsWithDashesComesAfterAnEqualsSign() throws Exception {
    assertThat(body("tags create", "--name=--x")).isEqualTo("{\"name\":\"--x\"}");
    assertThat(call("links get", "--", "--x").path()).isEqualTo("/links/--x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "links get|waymark links get needs a LINK-ID",
        "links get a b|waymark links get has no use for 'b'",
        "links get ..|'..' names nothing",
        "links create --ulr x|unknown option --ulr; did you mean --url?",
        "links create --url a --url b|--url is given twice",
        "links create --key-length x|--key-length: no JSON: look at line 1, column 1",
        "links create --key-length true|--key-length: expected a number",
        "links create --archived=maybe|--archived: expected true or false",
        "links create --url|--url needs a value; one that begins with -- is written --url=VALUE",
        "links create --body [1]|--body: expected a JSON object",
        "links create --body @/nowhere/x|--body: cannot read /nowhere/x",
        "links create --null nothing|--null nothing: waymark links create sends no such value",
        "links create -k x|unknown option -k; options begin with --",
        "links bulk-create|waymark links bulk-create needs --body with a list in JSON, @FILE or -",
        "links delete x --body {}|waymark links delete sends no body",
        "links list --json=1|--json takes no value",
        "users list|waymark users list needs --workspace SLUG, or WAYMARK_WORKSPACE"
      })
  void whatMakesNoSenseIsExplained(String line, String why) {
    var words = line.split(" ", -1);
    var rest = List.of(words).subList(2, words.length).toArray(String[]::new);

    assertThatThrownBy(() -> call(words[0] + " " + words[1], rest))
        .isInstanceOf(WrongUse.class)
        .hasMessage(why);
  }
}
