package io.waymark.conversions.money;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.waymark.platform.outbound.AddressRules;
import io.waymark.platform.outbound.Outbound;
import io.waymark.platform.postgres.TestPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RateSourcesTest {
  private static final Jdbi JDBI = open();
  private static final Instant NOW = Instant.parse("2026-08-21T16:00:00Z");

  @TempDir Path folder;

  private static Jdbi open() {
    return TestPostgres.jdbi();
  }

  @BeforeEach
  void forget() {
    JDBI.useHandle(handle -> handle.execute("delete from currency_rates"));
  }

  private static String document(String day, String dollars) {
    return "<a><Cube><Cube time='%s'><Cube currency='USD' rate='%s'/></Cube></Cube></a>"
        .formatted(day, dollars);
  }

  /** Loads from these, and tells what ten euros are in cents then. */
  private static Optional<String> load(Optional<Path> file, Optional<String> url, String allowed) {
    var rules = AddressRules.allowing(List.of(allowed));
    try (var outbound = new Outbound(rules, "test", System::nanoTime)) {
      var rates = new Rates(JDBI);
      new RateSources(rates, outbound, file, url, () -> NOW).load();
      return JDBI.withHandle(handle -> rates.convert(handle, 1_000, "eur"))
          .map(dollars -> dollars.cents() + " of " + dollars.published());
    }
  }

  private Optional<Path> file(String content) throws IOException {
    return Optional.of(Files.writeString(folder.resolve("rates.xml"), content));
  }

  @Test
  @DisplayName("rates of a file are used, newer ones instead of older ones and never the reverse")
  void file() throws IOException {
    assertThat(load(Optional.empty(), Optional.empty(), "127.0.0.1/32")).isEmpty();
    assertThat(load(file(document("2026-08-20", "1.2")), Optional.empty(), "127.0.0.1/32"))
        .contains("1200 of 2026-08-20");
    assertThat(load(file(document("2026-08-21", "1.3")), Optional.empty(), "127.0.0.1/32"))
        .contains("1300 of 2026-08-21");
    assertThat(load(file(document("2026-08-20", "1.2")), Optional.empty(), "127.0.0.1/32"))
        .contains("1300 of 2026-08-21");
  }

  @Test
  @DisplayName("a file that cannot be read leaves the rates as they are")
  void unreadable() throws IOException {
    load(file(document("2026-08-20", "1.2")), Optional.empty(), "127.0.0.1/32");
    assertThat(load(file("no rates"), Optional.empty(), "127.0.0.1/32"))
        .contains("1200 of 2026-08-20");
    assertThat(load(Optional.of(folder.resolve("none")), Optional.empty(), "127.0.0.1/32"))
        .contains("1200 of 2026-08-20");
  }

  @Test
  @DisplayName("decision 7: rates are fetched through the client that guards private networks")
  void fetched() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var body = document("2026-08-21", "1.4").getBytes(UTF_8);
          exchange.sendResponseHeaders(
              exchange.getRequestURI().getPath().equals("/rates.xml") ? 200 : 500, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      var url = "http://127.0.0.1:" + server.getAddress().getPort();
      assertThat(load(Optional.empty(), Optional.of(url + "/rates.xml"), "10.0.0.0/8")).isEmpty();
      assertThat(load(Optional.empty(), Optional.of(url + "/broken"), "127.0.0.1/32")).isEmpty();
      assertThat(load(Optional.empty(), Optional.of(url + "/rates.xml"), "127.0.0.1/32"))
          .contains("1400 of 2026-08-21");
    } finally {
      server.stop(0);
    }
  }
}
