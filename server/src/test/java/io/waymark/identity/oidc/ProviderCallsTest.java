package io.waymark.identity.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.waymark.platform.outbound.AddressRules;
import io.waymark.platform.outbound.Outbound;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init") // filled in before each test
class ProviderCallsTest {
  private HttpServer server;
  private Outbound anywhere;
  private Outbound elsewhere;
  private ProviderCalls calls;
  private String origin;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    origin = "http://127.0.0.1:" + server.getAddress().getPort();
    anywhere =
        new Outbound(AddressRules.allowing(List.of("0.0.0.0/0", "::/0")), "test", System::nanoTime);
    elsewhere = new Outbound(AddressRules.PUBLIC, "test", System::nanoTime);
    calls = new ProviderCalls(origin + "/realm", anywhere, elsewhere);
  }

  @AfterEach
  void stop() {
    server.stop(0);
    anywhere.close();
    elsewhere.close();
  }

  private void says(String path, int status, String body, String... header) {
    server.createContext(
        path,
        (HttpExchange exchange) -> {
          var bytes = body.getBytes(StandardCharsets.UTF_8);
          if (header.length == 2) {
            exchange.getResponseHeaders().add(header[0], header[1]);
          }
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  @Test
  @DisplayName("the issuer may be in a closed network, and what it names elsewhere may not")
  void networks() {
    says("/ok", 200, "{\"a\":1}");
    assertThat(calls.get(origin + "/ok", Map.of()).path("a").asInt()).isEqualTo(1);

    assertThatThrownBy(() -> calls.get("https://127.0.0.1:1/keys", Map.of()))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("not an address of the public internet");
    assertThatThrownBy(() -> calls.get("http://example.com/keys", Map.of()))
        .hasMessageContaining("neither https nor");
  }

  @Test
  @DisplayName("redirects are not followed, not even home")
  void redirects() {
    says("/ok", 200, "{}");
    says("/moved", 302, "{}", "Location", origin + "/ok");

    assertThatThrownBy(() -> calls.get(origin + "/moved", Map.of()))
        .hasMessageContaining("status 302");
  }

  @Test
  @DisplayName("answers are JSON objects of a bounded length")
  void answers() {
    says("/long", 200, "\"" + "x".repeat(1 << 20) + "\"");
    says("/html", 200, "<html>");
    says("/list", 200, "[]");
    says("/wrong", 500, "{}");
    for (var path : List.of("/long", "/html", "/list", "/wrong")) {
      assertThatThrownBy(() -> calls.get(origin + path, Map.of()))
          .as(path)
          .isInstanceOfSatisfying(
              RefusedException.class,
              refused -> assertThat(refused.refusal()).isEqualTo(Refusal.UNAVAILABLE));
    }
  }
}
