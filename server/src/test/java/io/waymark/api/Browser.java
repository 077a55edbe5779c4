package io.waymark.api;

import io.waymark.identity.TestWorkspaces.TestWorkspace;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls the server as a page of the dashboard does: by the cookie of whoever signed in. */
final class Browser {
  private final Api api;
  private final String cookie;

  private Browser(Api api, String cookie) {
    this.api = api;
    this.cookie = cookie;
  }

  /** A browser in which the workspace's owner signed in. */
  static Browser of(Api api, TestWorkspace workspace) {
    var anonymous = api.as((String) null);
    var signedIn =
        anonymous.post(
            "/api/auth/sign-in",
            "{\"email\":\"%s\",\"password\":\"%s\"}"
                .formatted(workspace.email(), workspace.password()));
    var cookie = signedIn.header("Set-Cookie");
    if (cookie == null) {
      throw new AssertionError("not signed in: " + signedIn.text());
    }
    return new Browser(anonymous, cookie.split(";", 2)[0]);
  }

  Api.Reply get(String path) {
    return send("GET", path, null, Map.of());
  }

  Api.Reply post(String path, String body) {
    return send("POST", path, body, Map.of());
  }

  Api.Reply delete(String path) {
    return send("DELETE", path, null, Map.of());
  }

  Api.Reply send(String method, String path, @Nullable String body, Map<String, String> headers) {
    var all = new HashMap<>(headers);
    all.put("Cookie", cookie);
    return api.send(method, path, body, all);
  }
}
