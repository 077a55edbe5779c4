package io.waymark.platform.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real server with a few operations; a client says its address in the header From. */
final class LocalApi implements AutoCloseable {
  private static final int MAX_BODY = 10_000;

  private final Vertx vertx = Vertx.vertx();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final HttpServer server;
  final Gate gate = new Gate();

  LocalApi(List<Operation> operations) throws Exception {
    var router = Router.router(vertx);
    new ApiRoutes(
            new ObjectMapper(),
            new Problems(URI.create("https://docs.example.com/errors")),
            threads,
            request -> Objects.requireNonNullElse(request.getHeader("From"), "192.0.2.1"),
            () -> "req_1",
            MAX_BODY,
            _ -> {},
            (method, path) -> "There is no operation %s %s.".formatted(method, path),
            gate)
        .mount(router, operations);
    server =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get();
  }

  HttpResponse<String> get(String path, String... headers) throws Exception {
    var request = request("GET", path, "");
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> send(String method, String path, String body) throws Exception {
    return send(method, path, body, BodyHandlers.ofString());
  }

  <T> HttpResponse<T> send(String method, String path, String body, BodyHandler<T> handler)
      throws Exception {
    return client.send(request(method, path, body).build(), handler);
  }

  private HttpRequest.Builder request(String method, String path, String body) {
    return HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + server.actualPort() + "/api" + path))
        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
  }

  /** All bytes that come back for several requests on one connection. */
  String raw(String... requests) throws IOException {
    try (var socket = connect(requests)) {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  /** A connection on which requests were sent; it is closed after the last. */
  Socket connect(String... requests) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
    for (var i = 0; i < requests.length; i++) {
      var last = i == requests.length - 1 ? "Connection: close\r\n" : "";
      socket
          .getOutputStream()
          .write(
              (requests[i] + " HTTP/1.1\r\nHost: local\r\n" + last + "\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
    }
    return socket;
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
    threads.close();
  }
}
