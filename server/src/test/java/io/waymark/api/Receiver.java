package io.waymark.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** An endpoint on this machine that keeps what it is told. */
public final class Receiver implements AutoCloseable {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Told> told = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private volatile Answer answer = exchange -> exchange.sendResponseHeaders(204, -1);

  /** A request that arrived. */
  public record Told(String path, byte[] body, HttpExchange exchange) {
    public @Nullable String header(String name) {
      return exchange.getRequestHeaders().getFirst(name);
    }

    public String method() {
      return exchange.getRequestMethod();
    }

    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    public JsonNode json() {
      try {
        return Api.JSON.readTree(body);
      } catch (IOException e) {
        throw new AssertionError("not JSON: " + text(), e);
      }
    }
  }

  /** Answers one request. */
  @FunctionalInterface
  public interface Answer {
    void to(HttpExchange exchange) throws IOException, InterruptedException;
  }

  public Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      told.add(new Told(exchange.getRequestURI().getPath(), body, exchange));
      answer.to(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** How requests are answered from now on; at first, with 204. */
  public Receiver answering(Answer how) {
    answer = how;
    return this;
  }

  public String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /**
   * Where it is by the name of a service.
   *
   * @param service one of {@link OutsideNames}, with credentials before it or without
   */
  public String url(String service, String path) {
    return "http://" + service + ":" + server.getAddress().getPort() + path;
  }

  /** What arrived so far, in the order of arrival. */
  public List<Told> told() {
    return List.copyOf(told);
  }

  /** What arrived of an event. */
  public List<Told> told(String event) {
    return told.stream().filter(t -> t.json().path("event").asText().equals(event)).toList();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
