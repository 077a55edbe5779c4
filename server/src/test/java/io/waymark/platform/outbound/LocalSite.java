package io.waymark.platform.outbound;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real web server on an address of this machine. */
public final class LocalSite implements AutoCloseable {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  /** A request that arrived. */
  public record Seen(String method, String path, Map<String, List<String>> headers) {}

  /** Answers one request. */
  @FunctionalInterface
  public interface Page {
    void answer(HttpExchange exchange) throws IOException;
  }

  /** Starts with no pages. */
  public LocalSite(String address) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(address), 0), 0);
    server.setExecutor(threads);
    server.start();
  }

  /** Adds a page below a path. */
  public LocalSite page(String path, Page page) {
    server.createContext(
        path,
        exchange -> {
          seen.add(
              new Seen(
                  exchange.getRequestMethod(),
                  exchange.getRequestURI().getPath(),
                  Map.copyOf(exchange.getRequestHeaders())));
          try (exchange) {
            page.answer(exchange);
          }
        });
    return this;
  }

  /** Adds a page that is text with headers, each {@code Name: value}. */
  public LocalSite text(String path, int status, String text, String... headers) {
    return page(
        path, exchange -> send(exchange, status, text.getBytes(StandardCharsets.UTF_8), headers));
  }

  /** Answers with bytes. */
  public static void send(HttpExchange exchange, int status, byte[] body, String... headers)
      throws IOException {
    for (var header : headers) {
      var colon = header.indexOf(": ");
      exchange.getResponseHeaders().add(header.substring(0, colon), header.substring(colon + 2));
    }
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  /** What was asked so far. */
  public List<Seen> seen() {
    return seen;
  }

  /** The port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** The address of a page. */
  public String url(String path) {
    return "http://" + server.getAddress().getAddress().getHostAddress() + ":" + port() + path;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
