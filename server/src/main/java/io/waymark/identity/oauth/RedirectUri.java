package io.waymark.identity.oauth;

import static io.waymark.platform.schema.Schemas.text;

import io.waymark.platform.net.WebUrl;
import io.waymark.platform.schema.Schema;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where an app's users are sent back to. */
final class RedirectUri {
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final int LONGEST = 2_000;

  private RedirectUri() {}

  /** One that an app may have. */
  static Schema<String> schema() {
    return text()
        .max(LONGEST)
        .mapped(
            uri -> allowed(uri) ? uri : null,
            "Expected an https:// address (or http:// on localhost) without user name or fragment.");
  }

  private static boolean allowed(String uri) {
    var url = WebUrl.parse(uri);
    return url != null
        && uri.chars().allMatch(c -> c > ' ' && c < 127)
        && (url.protocol().equals("https:")
            || (url.protocol().equals("http:") && THIS_MACHINE.contains(url.hostname())))
        && url.username().isEmpty()
        && url.password().isEmpty()
        && uri.indexOf('#') < 0;
  }

  /** The address with what the app is told by it. */
  static String with(String uri, String code, @Nullable String state) {
    var answer = uri + (uri.indexOf('?') < 0 ? "?" : "&") + "code=" + code;
    return state == null
        ? answer
        : answer + "&state=" + URLEncoder.encode(state, StandardCharsets.UTF_8);
  }
}
