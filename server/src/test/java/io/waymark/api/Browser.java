package io.waymark.api;

import io.waymark.identity.TestWorkspaces.TestWorkspace;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** A browser with a cookie jar and an address of its own, so that limits do not mix tests up. */
final class Browser {
  private final Api api;
  private final String address;
  private final Map<String, String> more = new LinkedHashMap<>();
  private @Nullable String cookie;

  Browser(Api api) {
    this.api = api.as((String) null);
    var random = ThreadLocalRandom.current();
    this.address =
        "10.%d.%d.%d".formatted(random.nextInt(256), random.nextInt(256), random.nextInt(1, 255));
  }

  /** Signed in as the workspace's owner. */
  static Browser of(Api api, TestWorkspace workspace) {
    var browser = new Browser(api);
    var reply = browser.signIn(workspace.email(), workspace.password());
    if (reply.status() != 204) {
      throw new AssertionError(reply.text());
    }
    return browser;
  }

  /** Sends a header with every request. */
  Browser with(String name, String value) {
    more.put(name, value);
    return this;
  }

  Api.Reply signIn(String email, String password) {
    return post(
        "/auth/sign-in", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password));
  }

  Api.Reply signIn(String email, String password, String code) {
    return post(
        "/auth/sign-in",
        "{\"email\":\"%s\",\"password\":\"%s\",\"code\":\"%s\"}".formatted(email, password, code));
  }

  Api.Reply get(String path) {
    return send("GET", path, null);
  }

  Api.Reply post(String path, String body) {
    return send("POST", path, body);
  }

  Api.Reply patch(String path, String body) {
    return send("PATCH", path, body);
  }

  Api.Reply delete(String path) {
    return send("DELETE", path, null);
  }

  Api.Reply delete(String path, String body) {
    return send("DELETE", path, body);
  }

  @Nullable String cookie() {
    return cookie;
  }

  void cookie(@Nullable String value) {
    cookie = value;
  }

  Api.Reply send(String method, String path, @Nullable String body) {
    return send(method, path, body, Map.of());
  }

  /**
   * Sends a request.
   *
   * @param path below {@code /api}, which it may begin with
   */
  Api.Reply send(
      String method, String path, @Nullable String body, Map<String, String> extraHeaders) {
    var headers = new LinkedHashMap<>(more);
    headers.putAll(extraHeaders);
    headers.put("X-Forwarded-For", address);
    headers.put("User-Agent", Api.BROWSER);
    if (cookie != null) {
      headers.put("Cookie", cookie);
    }
    var reply = api.send(method, path.startsWith("/api/") ? path : "/api" + path, body, headers);
    var set = reply.header("Set-Cookie");
    if (set != null) {
      cookie = set.split(";", 2)[0];
    }
    return reply;
  }
}
