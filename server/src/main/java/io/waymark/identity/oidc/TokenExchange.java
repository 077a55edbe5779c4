package io.waymark.identity.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Turns the code that a browser brings back into what the provider says of a person. */
final class TokenExchange {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_SAID = 200;

  private final OidcSettings settings;
  private final String redirectUri;
  private final Provider provider;
  private final ProviderCalls calls;
  private final IdTokens tokens;

  TokenExchange(
      OidcSettings settings,
      String redirectUri,
      Provider provider,
      ProviderCalls calls,
      IdTokens tokens) {
    this.settings = settings;
    this.redirectUri = redirectUri;
    this.provider = provider;
    this.calls = calls;
    this.tokens = tokens;
  }

  /**
   * Who came back.
   *
   * @throws RefusedException if the provider takes the code for nothing, or what it says does not
   *     hold
   */
  Person person(String code, Visit visit) {
    var endpoints = provider.endpoints();
    var answer = exchange(endpoints, code, visit);
    var claims = tokens.verify(answer.path("id_token").asText(), visit.nonce());
    ObjectNode said = JSON.valueToTree(claims.toJSONObject());
    if (isIncomplete(said) && endpoints.userInfo() != null) {
      complete(said, endpoints.userInfo(), answer.path("access_token").asText());
    }
    return Person.of(said, settings.groupsClaim());
  }

  private JsonNode exchange(Provider.Endpoints endpoints, String code, Visit visit) {
    var form = new LinkedHashMap<String, String>();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", redirectUri);
    form.put("code_verifier", visit.verifier());
    var headers = new LinkedHashMap<String, String>();
    headers.put("Accept", "application/json");
    headers.put("Content-Type", "application/x-www-form-urlencoded");
    var secret = settings.clientSecret();
    if (secret == null || endpoints.postsSecret()) {
      form.put("client_id", settings.clientId());
      if (secret != null) {
        form.put("client_secret", secret);
      }
    } else {
      var pair = encoded(settings.clientId()) + ":" + encoded(secret);
      headers.put(
          "Authorization",
          "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }
    var body =
        form.entrySet().stream()
            .map(each -> each.getKey() + "=" + encoded(each.getValue()))
            .collect(Collectors.joining("&"));
    var reply = calls.post(endpoints.token(), headers, body.getBytes(StandardCharsets.UTF_8));
    if (!reply.ok()) {
      throw new RefusedException(
          Refusal.UNAVAILABLE,
          "the provider gives no tokens: status %d, %s"
              .formatted(reply.status(), plain(reply.body().path("error").asText())));
    }
    return reply.body();
  }

  /** Some providers keep their id tokens short, and tell the rest when asked. */
  private boolean isIncomplete(ObjectNode said) {
    return !said.has("email")
        || !said.has("email_verified")
        || (!settings.grants().isEmpty()
            && Person.find(said, settings.groupsClaim()).isMissingNode());
  }

  private void complete(ObjectNode said, String userInfo, String accessToken) {
    var more =
        calls.get(
            userInfo,
            Map.of("Accept", "application/json", "Authorization", "Bearer " + accessToken));
    if (!more.path("sub").asText().equals(said.path("sub").asText())) {
      throw new RefusedException(Refusal.INVALID, "the user info is about somebody else");
    }
    if (more.has("email") && !more.get("email").equals(said.get("email"))) {
      // Whether it is verified was said of one address, not of the other.
      said.remove("email_verified");
      said.set("email", more.get("email"));
    } else if (said.has("email_verified")) {
      more.remove("email_verified");
    }
    if (more.has("email") && more.has("email_verified")) {
      said.set("email_verified", more.get("email_verified"));
    }
    more.properties()
        .forEach(
            each -> {
              if (!said.has(each.getKey()) && !each.getKey().equals("email_verified")) {
                said.set(each.getKey(), each.getValue());
              }
            });
  }

  /** What a stranger said, for the log. */
  static String plain(String said) {
    var clean = said.replaceAll("[^ -~]", "?");
    return clean.length() <= LONGEST_SAID ? clean : clean.substring(0, LONGEST_SAID);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
