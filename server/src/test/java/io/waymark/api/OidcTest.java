package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Signing in at an OpenID provider. */
@QuarkusTest
@QuarkusTestResource(value = ProviderServer.class, restrictToAnnotatedClass = true)
class OidcTest extends ProviderTest {

  @Test
  @DisplayName("somebody new gets an account and a session, and comes back to where they were")
  void newcomer() {
    var browser = new Browser(api);
    assertThat(browser.get("/auth/methods").json().path("provider").asText())
        .isEqualTo("Sign in with Acme");

    var landed = land(browser, agree(leave(browser, "/invite#t0ken")));

    assertThat(landed).isEqualTo(HOME + "invite#t0ken");
    var user = user(browser);
    assertThat(user.path("email").asText()).isEqualTo(email);
    assertThat(user.path("name").asText()).isEqualTo("Ada");
    assertThat(user.path("emailVerified").asBoolean()).isTrue();
    assertThat(user.path("hasPassword").asBoolean()).isFalse();
    var again = new Browser(api);
    assertThat(signIn(again)).isEqualTo(HOME);
    assertThat(user(again).path("id")).isEqualTo(user.path("id"));
  }

  @Test
  @DisplayName("the subject is who somebody is, whatever their address is by now")
  void subject() {
    var first = new Browser(api);
    signIn(first);
    var moved = new LinkedHashMap<>(person(email, true));
    moved.put("email", workspace.email());
    provider.person = moved;

    var second = new Browser(api);
    signIn(second);

    assertThat(user(second).path("id")).isEqualTo(user(first).path("id"));
    assertThat(user(second).path("id").asText()).isNotEqualTo(workspace.userId());
  }

  @Test
  @DisplayName("one person who comes twice at once gets one account")
  void twiceAtOnce() throws Exception {
    var browsers = List.of(new Browser(api), new Browser(api), new Browser(api));
    var backs = browsers.stream().map(each -> agree(leave(each, null))).toList();
    var gate = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var landings =
          IntStream.range(0, 3)
              .mapToObj(
                  i ->
                      threads.submit(
                          () -> {
                            gate.await();
                            return land(browsers.get(i), backs.get(i));
                          }))
              .toList();
      gate.countDown();
      for (var landing : landings) {
        assertThat(landing.get()).isEqualTo(HOME);
      }
    }
    assertThat(browsers.stream().map(each -> user(each).path("id").asText()).distinct()).hasSize(1);
  }

  @Test
  @DisplayName("a session from before ends, whoever put it there")
  void fixation() {
    var before = Browser.of(api, workspace);
    var old = copy(before);
    var browser = new Browser(api);
    var back = agree(leave(browser, null));
    browser.cookie(browser.cookie() + "; " + before.cookie());

    assertThat(land(browser, back)).isEqualTo(HOME);

    assertThat(old.get("/user").status()).isEqualTo(401);
    assertThat(user(browser).path("email").asText()).isEqualTo(email);
  }

  @Test
  @DisplayName("a state works once, for ten minutes, in the browser it was given to")
  void states() {
    var browser = new Browser(api);
    var back = agree(leave(browser, null));
    var thief = new Browser(api);
    leave(thief, null);
    assertThat(land(thief, back)).as("another browser").isEqualTo(refused("stale"));
    assertThat(land(new Browser(api), back)).as("no cookie").isEqualTo(refused("stale"));
    assertThat(land(copy(browser), "/api/auth/oidc/callback")).isEqualTo(refused("stale"));
    var replayed = copy(browser);
    assertThat(land(browser, back)).as("the browser itself").isEqualTo(HOME);
    assertThat(land(replayed, back)).as("replayed").isEqualTo(refused("stale"));

    var late = new Browser(api);
    var lateBack = agree(leave(late, null));
    sql("update provider_visits set expires_at = now() - interval '1 s'", Map.of());
    assertThat(land(late, lateBack)).isEqualTo(refused("stale"));
  }

  @Test
  @DisplayName("a code works once, and only with the verifier of the browser that asked for it")
  void codes() {
    var browser = new Browser(api);
    var back = agree(leave(browser, null));
    var code = back.replaceAll(".*code=([^&]+).*", "$1");
    var thief = new Browser(api);
    var own = agree(leave(thief, null)).replaceAll("code=[^&]+", "code=" + code);

    assertThat(land(thief, own)).isEqualTo(refused("unavailable"));
    assertThat(land(browser, back)).as("the code is burnt").isEqualTo(refused("unavailable"));
    assertThat(browser.get("/user").status()).isEqualTo(401);
  }

  @Test
  @DisplayName("forged tokens sign nobody in")
  void forgeries() throws Exception {
    var stranger = LocalProvider.rsa();
    var forged = new LinkedHashMap<String, Runnable>();
    forged.put(
        "signed by a stranger",
        () ->
            provider.signing =
                (set, self) -> LocalProvider.signed(set, stranger, self.key.getKeyID()));
    forged.put("unsigned", () -> provider.signing = (set, _) -> new PlainJWT(set).serialize());
    forged.put(
        "signed with the client's secret",
        () ->
            provider.signing =
                (set, self) -> mac(set, self, LocalProvider.SECRET + LocalProvider.SECRET));
    forged.put(
        "signed with the public key as a secret",
        () ->
            provider.signing =
                (set, self) -> mac(set, self, self.key.toPublicJWK().toJSONString()));
    forged.put(
        "changed afterwards",
        () -> provider.signing = (set, self) -> spliced(self.signed(set), "{\"sub\":\"root\"}"));
    forged.put("no token", () -> provider.signing = (_, _) -> "e30.e30.e30");
    forged.put("another issuer's", () -> provider.claims = c -> c.issuer("https://evil.example"));
    forged.put("another client's", () -> provider.claims = c -> c.audience("other"));
    forged.put(
        "for several, issued to nobody",
        () -> provider.claims = c -> c.audience(List.of(LocalProvider.CLIENT, "other")));
    forged.put("issued to another", () -> provider.claims = c -> c.claim("azp", "other"));
    forged.put("expired", () -> provider.claims = expiring(-61));
    forged.put("without end", () -> provider.claims = c -> c.expirationTime(null));
    forged.put(
        "from the future",
        () -> provider.claims = c -> c.issueTime(Date.from(Instant.now().plusSeconds(120))));
    forged.put("without a nonce", () -> provider.claims = c -> c.claim("nonce", null));
    forged.put("another sign-in's", () -> provider.claims = c -> c.claim("nonce", "x"));
    forged.put("about nobody", () -> provider.claims = c -> c.subject(""));
    for (var each : forged.entrySet()) {
      provider.claims = c -> c;
      provider.signing = (set, self) -> self.signed(set);
      each.getValue().run();
      var browser = new Browser(api);
      assertThat(signIn(browser)).as(each.getKey()).isEqualTo(refused("invalid"));
      assertThat(browser.get("/user").status()).as(each.getKey()).isEqualTo(401);
    }
    provider.signing = (set, self) -> self.signed(set);
    provider.claims = expiring(-30);
    assertThat(signIn(new Browser(api))).as("a clock half a minute off").isEqualTo(HOME);
  }

  private static UnaryOperator<JWTClaimsSet.Builder> expiring(int seconds) {
    return c -> c.expirationTime(Date.from(Instant.now().plusSeconds(seconds)));
  }

  private static String mac(JWTClaimsSet set, LocalProvider provider, String secret) {
    try {
      var jwt =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(provider.key.getKeyID()).build(),
              set);
      jwt.sign(new MACSigner(secret.getBytes(StandardCharsets.UTF_8)));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private static String spliced(String token, String more) {
    try {
      var parts = token.split("\\.", -1);
      var claims = SignedJWT.parse(token).getJWTClaimsSet().toJSONObject();
      claims.putAll(Api.JSON.readValue(more, new TypeReference<Map<String, Object>>() {}));
      return parts[0] + "." + Base64URL.encode(Api.JSON.writeValueAsBytes(claims)) + "." + parts[2];
    } catch (ParseException | IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  @DisplayName("new keys are fetched when something is signed with them, ES256 too; old ones end")
  void rotation() {
    assertThat(signIn(new Browser(api))).isEqualTo(HOME);
    var before = provider.key;
    provider.key = LocalProvider.ec();
    assertThat(signIn(new Browser(api))).isEqualTo(HOME);

    provider.signing = (set, _) -> LocalProvider.signed(set, before, before.getKeyID());

    assertThat(signIn(new Browser(api))).isEqualTo(refused("invalid"));
  }

  @Test
  @DisplayName("what the token leaves out is asked for, and counts only for the same person")
  void userInfo() {
    var all = person(email, true);
    provider.person = Map.of("sub", "sub of " + email);
    provider.userInfo = all;
    var browser = new Browser(api);
    assertThat(signIn(browser)).isEqualTo(HOME);
    assertThat(user(browser).path("email").asText()).isEqualTo(email);

    provider.userInfo = person("mallory@corp.example", true);

    assertThat(signIn(new Browser(api))).isEqualTo(refused("invalid"));
  }

  @Test
  @DisplayName("an account is joined by an address that both the provider and it confirmed")
  void joining() {
    provider.person = person(workspace.email().toUpperCase(Locale.ROOT), false);
    assertThat(signIn(new Browser(api))).as("not vouched for").isEqualTo(refused("unverified"));

    provider.person = person(workspace.email(), true);
    assertThat(signIn(new Browser(api))).as("never confirmed").isEqualTo(refused("unconfirmed"));
    var stranger = new Browser(api);
    var back = agree(leave(stranger, null));
    stranger.cookie(stranger.cookie() + "; " + Browser.of(api, workspaces.create()).cookie());
    assertThat(land(stranger, back)).as("as somebody else").isEqualTo(refused("unconfirmed"));

    var owner = new Browser(api);
    var ownBack = agree(leave(owner, null));
    owner.cookie(owner.cookie() + "; " + Browser.of(api, workspace).cookie());
    assertThat(land(owner, ownBack)).as("signed in to it").isEqualTo(HOME);
    assertThat(user(owner).path("id").asText()).isEqualTo(workspace.userId());
    assertThat(user(owner).path("emailVerified").asBoolean()).isTrue();
    var again = new Browser(api);
    signIn(again);
    assertThat(user(again).path("id").asText()).isEqualTo(workspace.userId());

    var recycled = new LinkedHashMap<>(person(workspace.email(), true));
    recycled.put("sub", "whoever has the address now");
    provider.person = recycled;
    assertThat(signIn(new Browser(api))).as("another subject").isEqualTo(refused("taken"));
  }

  @Test
  @DisplayName("a confirmed account is joined by its address, without its authenticator app")
  void confirmed() {
    sql(
        "update users set email_verified_at = now() where id = :id",
        Map.of("id", workspace.userId()));
    sql(
        "insert into second_factors (user_id, secret, confirmed_at) values (:id, '', now())",
        Map.of("id", workspace.userId()));
    provider.person = person(workspace.email(), true);
    var browser = new Browser(api);

    assertThat(signIn(browser)).isEqualTo(HOME);

    assertThat(user(browser).path("id").asText()).isEqualTo(workspace.userId());
  }

  @Test
  @DisplayName("an address that is not confirmed is kept as one, and one that cannot be is not")
  void addresses() {
    provider.person = person(email, false);
    var browser = new Browser(api);
    signIn(browser);
    assertThat(user(browser).path("email").asText()).isEqualTo(email);
    assertThat(user(browser).path("emailVerified").asBoolean()).isFalse();

    var odd = new LinkedHashMap<>(person(email, true));
    odd.put("sub", "odd " + email);
    odd.put("email", "a b@\u0000");
    odd.put("name", "x".repeat(5_000));
    provider.person = odd;
    var other = new Browser(api);
    assertThat(signIn(other)).isEqualTo(HOME);
    assertThat(user(other).path("email").isNull()).isTrue();
    assertThat(user(other).path("name").asText()).hasSize(190);
  }

  @Test
  @DisplayName("whoever does not agree, and whatever else the provider says, ends on the page")
  void errors() {
    for (var said :
        Map.of(
                "error=access_denied", "denied",
                "error=server_error&error_description=%0d%0aEvil", "unavailable",
                "iss=https%3A%2F%2Fevil.example&code=x", "invalid",
                "code=", "unavailable",
                "code=nonsense", "unavailable")
            .entrySet()) {
      var browser = new Browser(api);
      var state = agree(leave(browser, null)).replaceAll(".*state=", "");
      assertThat(land(browser, "/api/auth/oidc/callback?state=" + state + "&" + said.getKey()))
          .isEqualTo(refused(said.getValue()));
    }
  }

  @Test
  @DisplayName("afterwards the browser goes to a page of the dashboard and nowhere else")
  void openRedirects() {
    for (var next :
        List.of(
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "javascript:alert(1)",
            "/../../evil",
            "/a\r\nSet-Cookie: x",
            "@evil.example",
            "",
            "/" + "a".repeat(1_000))) {
      var browser = new Browser(api);
      var body = Api.JSON.createObjectNode().put("next", next).toString();
      var reply = browser.post("/auth/oidc", body);
      if (reply.status() == 422) {
        continue;
      }
      var landed = land(browser, agree(reply.json().path("url").asText()));
      assertThat(landed).as(next).isEqualTo(HOME);
    }
    var browser = new Browser(api);
    var back = agree(leave(browser, null));
    var cookie = String.valueOf(browser.cookie());
    browser.cookie(
        cookie.substring(0, cookie.indexOf('.') + 1) + Base64URL.encode("//evil.example"));
    assertThat(land(browser, back)).as("a changed cookie").isEqualTo(HOME);
  }

  @Test
  @DisplayName("another site's page cannot begin it, nor anybody without end")
  void begins() {
    var foreign = new Browser(api).with("Sec-Fetch-Site", "cross-site");
    assertThat(foreign.post("/auth/oidc", "{}").status()).isEqualTo(403);
    var busy = new Browser(api);
    var refused = 0;
    for (var i = 0; i < 62; i++) {
      refused += busy.post("/auth/oidc", "{}").status() == 429 ? 1 : 0;
    }
    assertThat(refused).isPositive();
    var back = new Browser(api);
    var landings = 0;
    for (var i = 0; i < 62; i++) {
      landings += land(back, "/api/auth/oidc/callback").equals(refused("busy")) ? 1 : 0;
    }
    assertThat(landings).isPositive();
  }

  @Test
  @DisplayName("when the provider is away a page says so, and passwords go on")
  void away() {
    var browser = new Browser(api);
    var back = agree(leave(browser, null));
    provider.close();

    assertThat(land(browser, back)).isEqualTo(refused("unavailable"));

    assertThat(Browser.of(api, workspace).get("/user").status()).isEqualTo(200);
  }
}
