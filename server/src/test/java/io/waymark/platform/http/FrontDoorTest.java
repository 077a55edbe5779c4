package io.waymark.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which of the server's parts a request reaches. */
class FrontDoorTest {
  private static final URI APP = URI.create("https://app.example");

  private final Vertx vertx = Vertx.vertx();
  private HttpServer server;

  @BeforeEach
  void open() throws Exception {
    var hosts = new Hosts(APP, URI.create("https://api.example"), "go.example", false);
    var router = Router.router(vertx);
    new FrontDoor(hosts, APP, request -> request.response().end("a link"), _ -> false)
        .mount(router);
    router.route("/api/*").handler(context -> context.end("api " + context.normalizedPath()));
    router.route().handler(context -> context.end("own"));
    server =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get();
  }

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  @DisplayName("RED-3: what the API host had at /metatags leads to the app for good")
  void metatags() throws Exception {
    for (var path : new String[] {"/metatags", "/metatags?url=https://x.com"}) {
      assertThat(get("api.example", path))
          .startsWith("HTTP/1.1 301 ")
          .containsIgnoringCase("\r\nlocation: https://app.example\r\n");
    }
    assertThat(get("api.example", "/links/metatags")).endsWith("api /api/links/metatags");
    assertThat(get("go.example", "/metatags")).endsWith("a link");
    assertThat(get("app.example", "/metatags")).endsWith("a link");
  }

  @Test
  @DisplayName("RED-3: app host, API host, the API below every host, links everywhere else")
  void hosts() throws Exception {
    assertThat(get("app.example", "/app/x")).endsWith("own");
    assertThat(get("api.example", "/links")).endsWith("api /api/links");
    assertThat(get("go.example", "/api/links")).endsWith("api /api/links");
    assertThat(get("go.example", "/app/x")).endsWith("a link");
    assertThat(get("app.example", "/metrics")).startsWith("HTTP/1.1 404 ");
  }

  private String get(String host, String path) throws Exception {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
      socket.setSoTimeout(10_000);
      var head = "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(path, host);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
