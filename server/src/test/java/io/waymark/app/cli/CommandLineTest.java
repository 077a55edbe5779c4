package io.waymark.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.app.config.Keys;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

  private static Command parse(String... arguments) {
    return CommandLine.parse(List.of(arguments), Keys.waymark());
  }

  @Test
  void optionsAreWrittenWithABlankOrAnEqualsSign() {
    var settings =
        new Settings(
            Map.of("http.port", "9090", "data", "/srv/way=mark", "log.level", "debug"),
            Path.of("my.properties"));

    assertThat(
            parse(
                "serve",
                "--port",
                "9090",
                "--data=/srv/way=mark",
                "--config",
                "my.properties",
                "--log.level=debug"))
        .isEqualTo(new Command.Serve(settings));
  }

  @Test
  void aTokenHasAWorkspaceAndAName() {
    assertThat(
            parse(
                "token", "create", "--workspace", "main", "--name", "my key", "--json", "--data=d"))
        .isEqualTo(
            new Command.TokenCreate(
                "main", "my key", true, new Settings(Map.of("data", "d"), null)));
    assertThat(parse("token", "create", "--workspace", "main"))
        .isEqualTo(new Command.Wrong("waymark token create needs --name"));
  }

  @Test
  void withoutACommandThereIsHelp() {
    assertThat(parse()).isEqualTo(new Command.Help(""));
    assertThat(parse("--help")).isEqualTo(new Command.Help(""));
    assertThat(parse("help", "token", "create")).isEqualTo(new Command.Help("token create"));
    assertThat(parse("serve", "-h")).isEqualTo(new Command.Help("serve"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"version", "--version", "-v"})
  void theVersionCanBeAskedForInSeveralWays(String argument) {
    assertThat(parse(argument)).isEqualTo(new Command.Version());
  }

  @Test
  void dataAndConfigurationAreOptionsOfEveryCommand() {
    var settings = new Settings(Map.of("data", "d"), null);

    assertThat(parse("up", "--data", "d")).isEqualTo(new Command.Up(settings));
    assertThat(parse("doctor", "--data", "d")).isEqualTo(new Command.Doctor(settings));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          serve --prot 1            | unknown option --prot; did you mean --port?
          serve --http.max-bdy=1MiB | unknown option --http.max-bdy; did you mean --http.max-body?
          serve --port              | --port needs a value
          serve --port --data d     | --port needs a value
          serve --port 1 --port 2   | --http.port is given twice
          serve --port 1 --http.port 2 | --http.port is given twice
          serve -p 1                | unknown option -p; options begin with --
          serve --json              | --json is no option of waymark serve
          serve --name x            | --name is no option of waymark serve
          token create --json=yes   | --json takes no value
          sevre                     | unknown command 'sevre'; did you mean 'serve'? See waymark help.
          token                     | unknown command 'token'; did you mean 'token create'? See waymark help.
          links disable             | waymark links disable needs a LINK
          links ban                 | waymark links ban needs a LINK
          links enable x --workspace y | waymark links enable takes a LINK or --workspace, not both
          links ban x --workspace y | --workspace is no option of waymark links ban
          links keep a.b            | waymark links keep needs --days, from 1 to 99999, or forever
          links keep a.b --days 0   | waymark links keep needs --days, from 1 to 99999, or forever
          links                     | unknown command 'links'; did you mean 'links disable'? See waymark help.
          serve now                 | unknown command 'serve now'; did you mean 'serve'? See waymark help.
          """)
  void whatMakesNoSenseIsExplained(String line, String why) {
    assertThat(parse(line.split(" "))).isEqualTo(new Command.Wrong(why));
  }
}
