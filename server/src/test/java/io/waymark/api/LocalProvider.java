package io.waymark.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.waymark.platform.schema.QueryString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A small OpenID provider on this machine, which does what it is told, forgeries included. */
final class LocalProvider implements AutoCloseable {
  static final String CLIENT = "waymark";
  static final String SECRET = "s3cret of: the client";

  private final HttpServer server;
  private final String issuer;
  private final Map<String, Grant> codes = new ConcurrentHashMap<>();

  /** What is in the next token, and who signs it. */
  Map<String, Object> person = Map.of();

  UnaryOperator<JWTClaimsSet.Builder> claims = each -> each;
  BiFunction<JWTClaimsSet, LocalProvider, String> signing = (set, self) -> self.signed(set);
  @Nullable Map<String, Object> userInfo;
  JWK key = rsa();

  /** How often it was asked about itself. */
  final AtomicInteger discoveries = new AtomicInteger();

  /** What it says of itself instead of the truth. */
  ObjectNode instead = JsonNodeFactory.instance.objectNode();

  private record Grant(String challenge, String nonce, String redirectUri) {}

  LocalProvider(int port) {
    this.issuer = issuer(port);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/realm/.well-known/openid-configuration", this::discovery);
    server.createContext("/realm/authorize", this::authorize);
    server.createContext("/realm/token", this::token);
    server.createContext("/realm/keys", each -> answer(each, 200, keys()));
    server.createContext("/realm/me", this::me);
    server.start();
  }

  static String issuer(int port) {
    return "http://127.0.0.1:" + port + "/realm";
  }

  static RSAKey rsa() {
    try {
      return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  static ECKey ec() {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(UUID.randomUUID().toString()).generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private String keys() {
    return new JWKSet(key).toString(false);
  }

  /** Signed with the provider's key of the moment. */
  String signed(JWTClaimsSet set) {
    return signed(set, key, key.getKeyID());
  }

  static String signed(JWTClaimsSet set, JWK key, String kid) {
    try {
      var rsa = key instanceof RSAKey;
      var jwt =
          new SignedJWT(
              new JWSHeader.Builder(rsa ? JWSAlgorithm.RS256 : JWSAlgorithm.ES256)
                  .keyID(kid)
                  .build(),
              set);
      jwt.sign(rsa ? new RSASSASigner(key.toRSAKey()) : new ECDSASigner(key.toECKey()));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private void discovery(HttpExchange exchange) throws IOException {
    discoveries.incrementAndGet();
    var said =
        JsonNodeFactory.instance
            .objectNode()
            .put("issuer", issuer)
            .put("authorization_endpoint", issuer + "/authorize?prompt=login")
            .put("token_endpoint", issuer + "/token")
            .put("jwks_uri", issuer + "/keys")
            .put("userinfo_endpoint", issuer + "/me");
    answer(exchange, 200, said.setAll(instead).toString());
  }

  /** The person at the browser always agrees. */
  private void authorize(HttpExchange exchange) throws IOException {
    var query = QueryString.parse(exchange.getRequestURI().getRawQuery());
    if (!CLIENT.equals(query.get("client_id"))
        || !"code".equals(query.get("response_type"))
        || !"S256".equals(query.get("code_challenge_method"))
        || !"openid email profile".equals(query.get("scope"))) {
      answer(exchange, 400, "{\"error\":\"invalid_request\"}");
      return;
    }
    var code = UUID.randomUUID().toString();
    var redirect = Objects.requireNonNull(query.get("redirect_uri"));
    codes.put(
        code,
        new Grant(
            Objects.requireNonNull(query.get("code_challenge")),
            Objects.requireNonNull(query.get("nonce")),
            redirect));
    exchange
        .getResponseHeaders()
        .add("Location", redirect + "?code=" + code + "&state=" + query.get("state"));
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private void token(HttpExchange exchange) throws IOException {
    var form =
        QueryString.parse(
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    var header = exchange.getRequestHeaders().getFirst("Authorization");
    var expected =
        "Basic "
            + Base64.getEncoder()
                .encodeToString("waymark:s3cret+of%3A+the+client".getBytes(StandardCharsets.UTF_8));
    var grant = codes.remove(form.getOrDefault("code", ""));
    if (!expected.equals(header) && !CLIENT.equals(form.get("client_id"))) {
      answer(exchange, 401, "{\"error\":\"invalid_client\"}");
    } else if (grant == null
        || !grant.redirectUri().equals(form.get("redirect_uri"))
        || !grant.challenge().equals(challenge(form.getOrDefault("code_verifier", "")))) {
      answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
    } else {
      var said = new LinkedHashMap<String, Object>();
      said.put("access_token", "access");
      said.put("token_type", "Bearer");
      said.put("id_token", signing.apply(claims(grant), this));
      answer(exchange, 200, Api.JSON.writeValueAsString(said));
    }
  }

  private JWTClaimsSet claims(Grant grant) {
    var now = Instant.now();
    var set =
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .audience(CLIENT)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(300)))
            .claim("nonce", grant.nonce());
    person.forEach(set::claim);
    return claims.apply(set).build();
  }

  private void me(HttpExchange exchange) throws IOException {
    var allowed = "Bearer access".equals(exchange.getRequestHeaders().getFirst("Authorization"));
    answer(
        exchange,
        allowed ? 200 : 401,
        Api.JSON.writeValueAsString(userInfo == null ? person : userInfo));
  }

  private static String challenge(String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(verifier.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
