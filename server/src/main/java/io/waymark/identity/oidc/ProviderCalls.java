package io.waymark.identity.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.platform.net.WebUrl;
import io.waymark.platform.outbound.Limits;
import io.waymark.platform.outbound.Outbound;
import io.waymark.platform.outbound.OutboundResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks the provider. Its own origin may be anywhere, private networks included, because the
 * operator named it; other places that it names are asked like any address of strangers.
 */
final class ProviderCalls {
  private static final Limits LIMITS =
      Limits.of(Duration.ofSeconds(10), 1 << 20).withoutRedirects();

  private static final ObjectMapper JSON = new ObjectMapper();

  private final @Nullable String origin;
  private final Outbound anywhere;
  private final Outbound elsewhere;

  /**
   * @param anywhere for the issuer's own origin
   * @param elsewhere for everything else
   */
  ProviderCalls(String issuer, Outbound anywhere, Outbound elsewhere) {
    this.origin = origin(issuer);
    this.anywhere = anywhere;
    this.elsewhere = elsewhere;
  }

  /** An answer that is JSON. */
  record Reply(int status, JsonNode body) {
    boolean ok() {
      return status >= 200 && status < 300;
    }
  }

  /**
   * Gets a JSON object.
   *
   * @throws RefusedException if there is none
   */
  ObjectNode get(String url, Map<String, String> headers) {
    var reply = reply(url, client(url).get(url, headers, LIMITS));
    if (!reply.ok() || !(reply.body() instanceof ObjectNode object)) {
      throw unavailable(url, "status " + reply.status());
    }
    return object;
  }

  /**
   * Sends a form.
   *
   * @throws RefusedException if the answer is no JSON
   */
  Reply post(String url, Map<String, String> headers, byte[] form) {
    return reply(url, client(url).post(url, headers, form, LIMITS));
  }

  /** Whether an address may be used: over TLS, or at the issuer's own origin. */
  boolean isSafe(String url) {
    var parsed = WebUrl.parse(url);
    return parsed != null && (parsed.protocol().equals("https:") || parsed.origin().equals(origin));
  }

  private Outbound client(String url) {
    if (!isSafe(url)) {
      throw unavailable(url, "neither https nor the issuer's own address");
    }
    var target = origin(url);
    return target != null && target.equals(origin) ? anywhere : elsewhere;
  }

  private static @Nullable String origin(String url) {
    var parsed = WebUrl.parse(url);
    return parsed == null ? null : parsed.origin();
  }

  private static Reply reply(String url, OutboundResponse response) {
    return switch (response) {
      case OutboundResponse.Fetched fetched when fetched.truncated() ->
          throw unavailable(url, "the answer is too long");
      case OutboundResponse.Fetched fetched -> {
        try {
          yield new Reply(fetched.status(), JSON.readTree(fetched.body()));
        } catch (IOException notJson) {
          throw unavailable(url, "status %d without JSON".formatted(fetched.status()));
        }
      }
      case OutboundResponse.Refused(var reason) -> throw unavailable(url, reason);
      case OutboundResponse.Failed(var reason) -> throw unavailable(url, reason);
    };
  }

  private static RefusedException unavailable(String url, String why) {
    return new RefusedException(Refusal.UNAVAILABLE, "%s: %s".formatted(url, why));
  }
}
