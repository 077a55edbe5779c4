package io.waymark.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Bitly, Rebrandly and Short.io on this machine, as far as their public documentation says what
 * they answer to whoever lists domains, tags and links.
 */
final class FakeLinkServices implements AutoCloseable {
  private static final String PORT = "test.services.port";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Account> accounts = new ConcurrentHashMap<>();
  private final HttpServer server;

  /** What somebody has at one service. */
  static final class Account {
    /** Links by domain, or of Bitly by group. */
    final Map<String, List<ObjectNode>> links = new HashMap<>();

    /** The domain's or group's id, and what it is called. */
    final Map<String, String> names = new HashMap<>();

    /** Bitly's branded domains by group. */
    final Map<String, List<String>> branded = new HashMap<>();

    final List<String> tags = new ArrayList<>();

    /** Whether the plan has no part in counts and tags. */
    volatile boolean poor;

    /** Pages of links that were asked for, by the address. */
    final List<String> pages = new CopyOnWriteArrayList<>();

    /** Answered instead, once each, by how many pages were asked for before. */
    final Map<Integer, Canned> instead = new ConcurrentHashMap<>();

    /** What every page says of the following one, whatever it is. */
    volatile @Nullable String endless;

    /** Pages after the first wait for it. */
    volatile CountDownLatch gate = new CountDownLatch(0);

    Account domain(String id, String name) {
      names.put(id, name);
      links.put(id, new ArrayList<>());
      return this;
    }

    Account link(String domainId, String json) {
      links.get(domainId).add((ObjectNode) read(json.replace('\'', '"')));
      return this;
    }
  }

  /**
   * An answer that is not the usual one.
   *
   * @param retryAfter the header, if any
   */
  record Canned(int status, String body, @Nullable String retryAfter) {}

  FakeLinkServices() throws IOException {
    var port = Integer.getInteger(PORT);
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
    server.setExecutor(threads);
    server.createContext("/bitly/v4", exchange -> answer(exchange, this::bitly));
    server.createContext("/rebrandly/v1", exchange -> answer(exchange, this::rebrandly));
    server.createContext("/short/api", exchange -> answer(exchange, this::shortIo));
    server.start();
  }

  /** Where a service will be, as the configuration writes it; nothing is there before a test is. */
  static String address(String service) {
    if (System.getProperty(PORT) == null) {
      System.setProperty(PORT, String.valueOf(ReservedPort.pick()));
    }
    return "http://127.0.0.1:" + System.getProperty(PORT) + "/" + service;
  }

  /** The account that a token opens from now on. */
  Account account(String token) {
    return accounts.computeIfAbsent(token, _ -> new Account());
  }

  /** From now on nobody knows the token. */
  void revoke(String token) {
    accounts.remove(token);
  }

  private record Asked(String path, Map<String, String> query, HttpExchange exchange) {
    String header(String name) {
      var value = exchange.getRequestHeaders().getFirst(name);
      return value == null ? "" : value;
    }

    int number(String name, int otherwise) {
      return Integer.parseInt(query.getOrDefault(name, String.valueOf(otherwise)));
    }
  }

  @FunctionalInterface
  private interface Service {
    Canned to(Asked asked) throws InterruptedException;
  }

  private static void answer(HttpExchange exchange, Service service) throws IOException {
    try (exchange) {
      var query = new HashMap<String, String>();
      var raw = exchange.getRequestURI().getRawQuery();
      if (raw != null) {
        for (var pair : raw.split("&", -1)) {
          var parts = pair.split("=", 2);
          query.put(URLDecoder.decode(parts[0], UTF_8), URLDecoder.decode(parts[1], UTF_8));
        }
      }
      var path = exchange.getRequestURI().getPath().replaceFirst("^/[^/]+/(v4|v1|api)", "");
      var answer = service.to(new Asked(path, query, exchange));
      var body = answer.body().getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      if (answer.retryAfter() != null) {
        exchange.getResponseHeaders().set("Retry-After", answer.retryAfter());
      }
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Canned bitly(Asked asked) throws InterruptedException {
    var account = accounts.get(asked.header("Authorization").replaceFirst("^Bearer ", ""));
    if (account == null) {
      return new Canned(403, "{\"message\":\"FORBIDDEN\",\"resource\":\"groups\"}", null);
    }
    if (asked.path().equals("/groups")) {
      var answer = JSON.createObjectNode();
      var groups = answer.putArray("groups");
      account.names.forEach(
          (guid, name) -> {
            var group = groups.addObject().put("guid", guid).put("name", name);
            account.branded.getOrDefault(guid, List.of()).forEach(group.putArray("bsds")::add);
          });
      return ok(answer);
    }
    var parts = asked.path().split("/", -1);
    if (account.poor && (parts[3].equals("tags") || asked.number("size", 50) == 1)) {
      return new Canned(403, "{\"message\":\"FORBIDDEN\"}", null);
    }
    if (parts[3].equals("tags")) {
      var answer = JSON.createObjectNode();
      account.tags.forEach(answer.putArray("tags")::add);
      return ok(answer);
    }
    var all =
        account.links.get(parts[2]).stream()
            .filter(
                link ->
                    "both".equals(asked.query().get("archived"))
                        || !link.path("archived").asBoolean())
            .toList();
    var size = asked.number("size", 50);
    if (size > 1) {
      var canned = page(account, asked);
      if (canned != null) {
        return canned;
      }
    }
    var after = asked.query().getOrDefault("search_after", "");
    var from = after.isEmpty() ? 0 : start(after);
    var to = Math.min(all.size(), from + Math.min(size, 100));
    var answer = JSON.createObjectNode();
    all.subList(from, to).forEach(answer.putArray("links")::add);
    answer
        .putObject("pagination")
        .put("next", "http://evil.example/")
        .put("search_after", following(account, to < all.size() ? "c" + to : ""))
        .put("size", size)
        .put("total", all.size());
    return ok(answer);
  }

  private Canned rebrandly(Asked asked) throws InterruptedException {
    var account = accounts.get(asked.header("apikey"));
    if (account == null) {
      return new Canned(401, "{\"message\":\"Unauthorized\",\"code\":\"Unauthorized\"}", null);
    }
    if (asked.number("limit", 25) > 25) {
      return new Canned(403, "{\"message\":\"Invalid format\"}", null);
    }
    var id = asked.query().getOrDefault("domain.id", "");
    switch (asked.path()) {
      case "/domains" -> {
        var domains = JSON.createArrayNode();
        account.names.forEach(
            (domain, name) ->
                domains.addObject().put("id", domain).put("fullName", name).put("type", "user"));
        domains.addObject().put("id", "d0").put("fullName", "rebrand.ly").put("type", "service");
        return ok(asked.query().containsKey("last") ? JSON.createArrayNode() : domains);
      }
      case "/tags" -> {
        var tags = JSON.createArrayNode();
        account.tags.forEach(tag -> tags.addObject().put("id", "t" + tag).put("name", tag));
        return ok(tags);
      }
      case "/links/count" -> {
        return ok(JSON.createObjectNode().put("count", account.links.get(id).size()));
      }
      default -> {
        var canned = page(account, asked);
        if (canned != null) {
          return canned;
        }
      }
    }
    var all = account.links.get(id);
    var last = asked.query().get("last");
    var from = 0;
    for (var i = 0; i < all.size(); i++) {
      if (all.get(i).path("id").asText().equals(last)) {
        from = i + 1;
      }
    }
    var answer = JSON.createArrayNode();
    all.subList(from, Math.min(all.size(), from + 25)).forEach(answer::add);
    return ok(answer);
  }

  private Canned shortIo(Asked asked) throws InterruptedException {
    var account = accounts.get(asked.header("authorization"));
    if (account == null) {
      return new Canned(401, "{\"error\":\"Unauthorized\"}", null);
    }
    if (asked.path().equals("/domains")) {
      var domains = JSON.createArrayNode();
      account.names.forEach(
          (id, name) -> domains.addObject().put("id", Integer.parseInt(id)).put("hostname", name));
      return ok(domains);
    }
    var limit = asked.number("limit", 50);
    if (limit > 1) {
      var canned = page(account, asked);
      if (canned != null) {
        return canned;
      }
    }
    var all = account.links.get(asked.query().getOrDefault("domain_id", ""));
    var token = asked.query().getOrDefault("pageToken", "");
    var from = token.isEmpty() ? 0 : start(token);
    var to = Math.min(all.size(), from + limit);
    var answer = JSON.createObjectNode().put("count", all.size());
    all.subList(from, to).forEach(answer.putArray("links")::add);
    var next = following(account, to < all.size() ? "t" + to : "");
    if (!next.isEmpty()) {
      answer.put("nextPageToken", next);
    }
    return ok(answer);
  }

  private static int start(String cursor) {
    return cursor.matches("[ct][0-9]+") ? Integer.parseInt(cursor.substring(1)) : 0;
  }

  private static String following(Account account, String next) {
    var endless = account.endless;
    return endless == null ? next : endless;
  }

  private static @Nullable Canned page(Account account, Asked asked) throws InterruptedException {
    int before;
    synchronized (account) {
      before = account.pages.size();
      account.pages.add(asked.exchange().getRequestURI().getRawQuery());
    }
    if (before > 0 && !account.gate.await(30, TimeUnit.SECONDS)) {
      throw new AssertionError("nobody opened the gate");
    }
    return account.instead.remove(before);
  }

  private static Canned ok(JsonNode answer) {
    return new Canned(200, answer.toString(), null);
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
