package io.waymark.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigProblemsTest {

  @TempDir Path folder;

  private Path file(String text) throws Exception {
    return Files.writeString(folder.resolve("my.properties"), text);
  }

  @Test
  void flagsWinOverTheEnvironmentOverTheFile() throws Exception {
    var file = file("http.port=1\nhttp.host=file\nlog.level=warn");
    var loaded =
        Configs.loaded(
            ConfigLoader.load(
                Map.of("http.port", "3"),
                Map.of("WAYMARK_HTTP_PORT", "2", "WAYMARK_HTTP_HOST", "environment"),
                file));

    assertThat(loaded.config().http().port()).isEqualTo(3);
    assertThat(loaded.config().http().host()).isEqualTo("environment");
    assertThat(loaded.config().log().level()).isEqualTo(LogConfig.Level.WARN);
  }

  @Test
  void theEnvironmentMayNameTheFile() throws Exception {
    var environment = Map.of("WAYMARK_CONFIG", file("http.port=7").toString());

    assertThat(
            Configs.loaded(ConfigLoader.load(Map.of(), environment, null)).config().http().port())
        .isEqualTo(7);
  }

  @Test
  void anEmptyValueCountsAsNotSet() {
    var environment = Map.of("WAYMARK_HTTP_PORT", " ", "WAYMARK_DATABASE_URL", "");
    var loaded = Configs.loaded(ConfigLoader.load(Map.of(), environment, null));

    assertThat(loaded.config().http().port()).isEqualTo(8080);
    assertThat(loaded.config().database().url()).isEmpty();
  }

  @Test
  void unknownKeysOfEverySourceAreNamedWithTheNearestOne() throws Exception {
    var file = file("# ours\nhttp.max-bdy = 5MiB\n");

    assertThat(
            Configs.problems(
                ConfigLoader.load(
                    Map.of("http.prot", "1"), Map.of("WAYMARK_DATABSE_URL", "x"), file)))
        .containsExactly(
            "http.prot (flag --http.prot) is not a configuration key; did you mean http.port?",
            "WAYMARK_DATABSE_URL (environment variable WAYMARK_DATABSE_URL) is not a"
                + " configuration key; did you mean WAYMARK_DATABASE_URL?",
            "http.max-bdy ("
                + file
                + ":2) is not a configuration key; did you mean http.max-body?");
  }

  @Test
  void anUnknownKeyIsRefusedEvenIfEmpty() {
    assertThat(Configs.problems(ConfigLoader.load(Map.of(), Map.of("WAYMARK_X", ""), null)))
        .hasSize(1);
  }

  @Test
  void retiredKeysOfEverySourceSayWhatToDo() throws Exception {
    var keys = new Keys(Keys.waymark().all(), Map.of("http.bind", "use http.host instead"));
    var file = file("http.bind=x");

    assertThat(
            Configs.problems(
                ConfigLoader.load(
                    keys, Map.of("http.bind", "x"), Map.of("WAYMARK_HTTP_BIND", "x"), file)))
        .containsExactly(
            "http.bind (flag --http.bind) is no longer a configuration key; use http.host instead",
            "http.bind (environment variable WAYMARK_HTTP_BIND) is no longer a configuration key;"
                + " use http.host instead",
            "http.bind (" + file + ":1) is no longer a configuration key; use http.host instead");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http.port             | 0            | a whole number, 1 to 65535
          http.port             | 8080x        | a whole number, 1 to 65535
          http.port             | 99999999999  | a whole number, 1 to 65535
          http.max-body         | 5            | a size such as 512KiB, 5MiB or 1GiB, 1KiB to 1GiB
          http.max-body         | 2GiB         | a size such as 512KiB, 5MiB or 1GiB, 1KiB to 1GiB
          http.host             | a b          | an address such as 0.0.0.0, or a host name
          events.flush-interval | 1            | a duration such as 500ms, 30s, 5m, 2h or 7d, 10ms to 1m
          events.flush-interval | PT2H         | a duration such as 500ms, 30s, 5m, 2h or 7d, 10ms to 1m
          rate-limit.api        | 5/day        | a rate such as 16/s, 3000/min or 10000/h
          redirects.open-redirect | yes        | true or false
          log.level             | loud         | one of error, warn, info, debug, trace
          app-url               | ftp://x.co   | a URL such as https://links.example.com
          app-url               | https://x.co/?a | a URL such as https://links.example.com
          default-domain        | https://x.co | a host name such as go.example.com
          proxy.trusted         | 10.0.0.0/8,x | 'networks such as 10.0.0.0/8, 2001:db8::/32 (no bits set beyond the prefix), or none'
          geo.overrides         | 10.0.0.0/8   | networks and places such as 10.0.0.0/8=US/CA/San Francisco; ::1=DE, or none
          """)
  void aValueThatDoesNotFitIsNamedWithWhatIsExpected(String key, String value, String expected) {
    assertThat(Configs.problems(ConfigLoader.load(Map.of(key, value), Map.of(), null)))
        .containsExactly("%s = %s (flag --%s): expected %s".formatted(key, value, key, expected));
  }

  @Test
  void headersCannotBeInjected() {
    assertThat(
            Configs.problems(
                ConfigLoader.load(Map.of("powered-by", "a\r\nSet-Cookie: b"), Map.of(), null)))
        .hasSize(1);
  }

  @Test
  void secretsAreNeverPrinted() {
    var wrong = Map.of("WAYMARK_DATABASE_URL", "mysql://u:hunter2@db/x");
    var right =
        Map.of(
            "WAYMARK_DATABASE_URL", "postgres://u:hunter2@db/x?sslpassword=hunter2&ssl=true",
            "WAYMARK_DATABASE_PASSWORD", "hunter2");
    var loaded = Configs.loaded(ConfigLoader.load(Map.of(), right, null));

    assertThat(Configs.problems(ConfigLoader.load(Map.of(), wrong, null)).toString())
        .contains("database.url")
        .doesNotContain("hunter2");
    assertThat(loaded.settings().toString())
        .contains("postgresql://u:********@db/x?sslpassword=********&ssl=true")
        .doesNotContain("hunter2");
    assertThat(loaded.config().database().url().orElseThrow().toString()).doesNotContain("hunter2");
  }

  @Test
  void variablesOfTheLauncherAndOfKubernetesAreLeftAlone() {
    var environment =
        Map.of(
            "WAYMARK_JAVA_OPTS", "-Xmx1g",
            "WAYMARK_SHARED", "/x",
            "WAYMARK_PORT", "tcp://10.0.0.1:8080",
            "WAYMARK_PORT_8080_TCP_ADDR", "10.0.0.1",
            "WAYMARK_SERVICE_PORT_HTTP", "8080");

    assertThat(Configs.loaded(ConfigLoader.load(Map.of(), environment, null)).settings())
        .filteredOn(Setting::isSet)
        .isEmpty();
    assertThat(Configs.problems(ConfigLoader.load(Map.of(), Map.of("WAYMARK_PORT", "80"), null)))
        .singleElement()
        .asString()
        .endsWith("did you mean WAYMARK_HTTP_PORT?");
  }

  @Test
  void aFileThatCannotBeReadIsAProblem() throws Exception {
    var missing = folder.resolve("none.properties");
    var binary = Files.write(folder.resolve("binary"), "é".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(Configs.problems(ConfigLoader.load(Map.of(), Map.of(), missing)))
        .containsExactly(
            "cannot read the configuration file " + missing + ": there is no such file");
    assertThat(Configs.problems(ConfigLoader.load(Map.of(), Map.of(), binary)))
        .containsExactly("cannot read the configuration file " + binary + ": it is not UTF-8 text");
  }

  @Test
  void aKeySetTwiceInTheFileIsAProblem() throws Exception {
    var file = file("http.port=1\n\n# http.port=2\nhttp.port=3\n");

    assertThat(Configs.problems(ConfigLoader.load(Map.of(), Map.of(), file)))
        .containsExactly("http.port is set twice in " + file + ", on lines 1 and 4");
  }

  @Test
  void aValueMayGoOnOnTheNextLine() throws Exception {
    var file = file("proxy.trusted = 10.0.0.0/8, \\\n  ::1\nhttp.port = 7");
    var loaded = Configs.loaded(ConfigLoader.load(Map.of(), Map.of(), file));

    assertThat(loaded.config().proxy().trusted().all()).hasSize(2);
    assertThat(loaded.config().http().port()).isEqualTo(7);
  }
}
