package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waymark.identity.TestWorkspaces.TestWorkspace;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An app as its developer has it: registered, and able to send users and fetch tokens. */
final class OAuthClient {
  static final String BACK = "https://app.example/back?from=waymark";
  static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

  private final Api anonymous;
  final String appId;
  final String clientId;
  final @Nullable String secret;

  private OAuthClient(Api anonymous, JsonNode app) {
    this.anonymous = anonymous;
    this.appId = app.path("id").asText();
    this.clientId = app.path("clientId").asText();
    this.secret = app.path("clientSecret").asText(null);
  }

  /** A new app of the caller's workspace. */
  static OAuthClient register(Api owner, boolean pkce) {
    var reply = owner.post("/api/oauth/apps", app("app-" + System.nanoTime(), pkce));
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    return new OAuthClient(owner.as((String) null), reply.json());
  }

  static String app(String slug, boolean pkce) {
    return """
        {"name":"App","slug":"%s","developer":"Dev","website":"https://app.example",
         "redirectUris":["%s"],"pkce":%s}
        """
        .formatted(slug, BACK, pkce);
  }

  static String challenge() {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** What the dashboard posts for a user who agrees. */
  Map<String, String> consent(String scope) {
    var consent = new LinkedHashMap<String, String>();
    consent.put("client_id", clientId);
    consent.put("redirect_uri", BACK);
    consent.put("response_type", "code");
    consent.put("state", "a b");
    consent.put("scope", scope);
    if (secret == null) {
      consent.put("code_challenge", challenge());
      consent.put("code_challenge_method", "S256");
    }
    return consent;
  }

  /** The answer to a user who agrees in a workspace. */
  static Api.Reply agree(Browser user, TestWorkspace workspace, Map<String, String> consent) {
    return user.post(
        "/api/oauth/authorize?workspaceId=" + workspace.id(),
        Api.JSON.valueToTree(consent).toString());
  }

  /** A code of a user who agrees. */
  String code(Browser user, TestWorkspace workspace, String scope) {
    var reply = agree(user, workspace, consent(scope));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply
        .json()
        .path("callbackUrl")
        .asText()
        .replaceFirst(".*[?&]code=", "")
        .replaceFirst("&.*", "");
  }

  /** The form that exchanges a code. */
  Map<String, String> exchange(String code) {
    var form = proof();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", BACK);
    if (secret == null) {
      form.put("code_verifier", VERIFIER);
    }
    return form;
  }

  /** The form that renews tokens. */
  Map<String, String> refresh(String token) {
    var form = proof();
    form.put("grant_type", "refresh_token");
    form.put("refresh_token", token);
    return form;
  }

  private Map<String, String> proof() {
    var form = new LinkedHashMap<String, String>();
    form.put("client_id", clientId);
    if (secret != null) {
      form.put("client_secret", secret);
    }
    return form;
  }

  Api.Reply token(Map<String, String> form) {
    return token(form, Map.of());
  }

  Api.Reply token(Map<String, String> form, Map<String, String> headers) {
    var all = new LinkedHashMap<>(headers);
    all.putIfAbsent("Content-Type", "application/x-www-form-urlencoded");
    return anonymous.send("POST", "/api/oauth/token", encoded(form), all);
  }

  /** The tokens of a user who agrees. */
  JsonNode tokens(Browser user, TestWorkspace workspace, String scope) {
    var reply = token(exchange(code(user, workspace, scope)));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json();
  }

  static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(
            each ->
                each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
