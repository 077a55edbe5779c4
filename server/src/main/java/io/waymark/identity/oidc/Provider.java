package io.waymark.identity.oidc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.waymark.platform.http.RateLimiter;
import io.waymark.platform.http.RateLimits;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the provider tells everybody about itself: where its endpoints are, and the keys it signs
 * with. Both are asked for when they are needed, and kept for an hour; keys also anew when
 * something is signed with one that is not known yet.
 */
final class Provider implements JWKSource<SecurityContext> {
  private static final Duration KEPT = Duration.ofHours(1);
  private static final Duration PAUSE = Duration.ofSeconds(3);
  private static final int NEW_KEYS_A_MINUTE = 20;

  private final String issuer;
  private final ProviderCalls calls;
  private final InstantSource clock;
  private final RateLimiter newKeys;
  private @Nullable Kept<Endpoints> endpoints;
  private @Nullable Kept<JWKSet> keys;
  private @Nullable Kept<RefusedException> failure;

  Provider(String issuer, ProviderCalls calls, InstantSource clock) {
    this.issuer = issuer;
    this.calls = calls;
    this.clock = clock;
    this.newKeys =
        RateLimits.inMemory(clock)
            .limiter("new keys of the provider", NEW_KEYS_A_MINUTE, Duration.ofMinutes(1));
  }

  private record Kept<T>(T value, Instant until) {}

  /**
   * Where the provider does what.
   *
   * @param userInfo null if it has none
   * @param postsSecret whether the client's secret goes into the form rather than a header
   */
  record Endpoints(
      String authorization,
      String token,
      String keys,
      @Nullable String userInfo,
      boolean postsSecret) {}

  /**
   * Where to go.
   *
   * @throws RefusedException if the provider does not tell; it is not asked again for a moment
   */
  synchronized Endpoints endpoints() {
    var now = clock.instant();
    if (endpoints != null && now.isBefore(endpoints.until())) {
      return endpoints.value();
    }
    if (failure != null && now.isBefore(failure.until())) {
      throw failure.value();
    }
    try {
      var found = discovered();
      endpoints = new Kept<>(found, clock.instant().plus(KEPT));
      return found;
    } catch (RefusedException refused) {
      failure = new Kept<>(refused, clock.instant().plus(PAUSE));
      throw refused;
    }
  }

  private Endpoints discovered() {
    var base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    var said = calls.get(base + "/.well-known/openid-configuration", Map.of());
    if (!said.path("issuer").asText().equals(issuer)) {
      throw unusable("it calls itself " + said.path("issuer"));
    }
    var methods = said.path("token_endpoint_auth_methods_supported");
    var named = methods.isArray() ? methods.toString() : "";
    return new Endpoints(
        endpoint(said, "authorization_endpoint"),
        endpoint(said, "token_endpoint"),
        endpoint(said, "jwks_uri"),
        said.path("userinfo_endpoint").isTextual() ? endpoint(said, "userinfo_endpoint") : null,
        named.contains("\"client_secret_post\"") && !named.contains("\"client_secret_basic\""));
  }

  private String endpoint(ObjectNode said, String name) {
    var url = said.path(name).asText();
    if (!calls.isSafe(url)) {
      throw unusable("its %s is neither https nor at the issuer's own address".formatted(name));
    }
    return url;
  }

  private RefusedException unusable(String why) {
    return new RefusedException(
        Refusal.UNAVAILABLE, "the provider %s cannot be used: %s".formatted(issuer, why));
  }

  @Override
  public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context)
      throws KeySourceException {
    var found = selector.select(keys(false));
    return found.isEmpty() && newKeys.admit(issuer).allowed() ? selector.select(keys(true)) : found;
  }

  private synchronized JWKSet keys(boolean anew) throws KeySourceException {
    if (!anew && keys != null && clock.instant().isBefore(keys.until())) {
      return keys.value();
    }
    var said = calls.get(endpoints().keys(), Map.of());
    try {
      var found = JWKSet.parse(said.toString());
      keys = new Kept<>(found, clock.instant().plus(KEPT));
      return found;
    } catch (ParseException e) {
      throw new KeySourceException("the provider's keys cannot be read", e);
    }
  }
}
