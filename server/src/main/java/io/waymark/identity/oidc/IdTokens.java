package io.waymark.identity.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks what the provider says of a person (OpenID Connect Core 3.1.3.7). Only signatures with a
 * private key of the provider's count: neither none, nor one with the client's own secret.
 */
final class IdTokens {
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private static final Duration SKEW = Duration.ofSeconds(60);
  private static final int LONGEST_SUBJECT = 255;

  private final String issuer;
  private final String clientId;
  private final InstantSource clock;
  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

  IdTokens(String issuer, String clientId, JWKSource<SecurityContext> keys, InstantSource clock) {
    this.issuer = issuer;
    this.clientId = clientId;
    this.clock = clock;
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
    // The library would ask the machine's clock; the checks below ask ours.
    processor.setJWTClaimsSetVerifier((_, _) -> {});
  }

  /**
   * The claims of a token that holds.
   *
   * @param nonce what this sign-in sent to the provider
   * @throws RefusedException if anything about it is wrong
   */
  JWTClaimsSet verify(String token, String nonce) {
    JWTClaimsSet claims;
    try {
      claims = processor.process(token, null);
    } catch (ParseException | BadJOSEException | JOSEException e) {
      throw invalid(String.valueOf(e.getMessage()));
    }
    var problem = problem(claims, nonce);
    if (problem != null) {
      throw invalid(problem);
    }
    return claims;
  }

  private @Nullable String problem(JWTClaimsSet claims, String nonce) {
    var now = clock.instant();
    var subject = claims.getSubject();
    if (!issuer.equals(claims.getIssuer())) {
      return "it is from another issuer";
    }
    if (!claims.getAudience().contains(clientId)) {
      return "it is for another client";
    }
    var party = text(claims, "azp");
    if (party == null ? claims.getAudience().size() > 1 : !party.equals(clientId)) {
      return "it was issued to another client";
    }
    if (claims.getExpirationTime() == null
        || !now.minus(SKEW).isBefore(claims.getExpirationTime().toInstant())) {
      return "it has expired";
    }
    if (claims.getIssueTime() == null
        || isAfter(claims.getIssueTime(), now.plus(SKEW))
        || isAfter(claims.getNotBeforeTime(), now.plus(SKEW))) {
      return "it is not valid yet";
    }
    if (!same(nonce, text(claims, "nonce"))) {
      return "its nonce is another sign-in's";
    }
    return subject == null || subject.isBlank() || subject.length() > LONGEST_SUBJECT
        ? "it names nobody"
        : null;
  }

  private static boolean isAfter(@Nullable Date date, Instant moment) {
    return date != null && date.toInstant().isAfter(moment);
  }

  private static @Nullable String text(JWTClaimsSet claims, String name) {
    return claims.getClaim(name) instanceof String text ? text : null;
  }

  private static boolean same(String expected, @Nullable String given) {
    return given != null
        && MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  private static RefusedException invalid(String why) {
    return new RefusedException(Refusal.INVALID, "the id token does not hold: " + why);
  }
}
