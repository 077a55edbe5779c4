package io.waymark.identity;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.ErrorCode;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.http.RateLimiter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Signing in with e-mail and password, for the dashboard. The cookie is HttpOnly and SameSite=Lax;
 * calls that change something must also come from our own pages.
 */
public final class Sessions {
  private static final String COOKIE = "waymark_session";
  private static final Duration LIFETIME = Duration.ofDays(30);
  static final Argon2Function ARGON2 = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);

  /** Of 24 random bytes that were thrown away, so that no password fits. */
  private static final String NOBODYS_HASH =
      "$argon2id$v=19$m=19456,t=2,p=1$NEUGgKBfPKrjAWMgPXeKMA$B9TNo0tbz5K9BsuGq7N1atzU25KDZS4SbnbFDpSHgV8";

  private final Jdbi jdbi;
  private final InstantSource clock;
  private final RandomCredentials random;
  private final RateLimiter attemptsByAddress;
  private final RateLimiter attemptsByEmail;

  public Sessions(Jdbi jdbi, InstantSource clock, RandomCredentials random) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.random = random;
    this.attemptsByAddress = new RateLimiter(20, Duration.ofMinutes(1), clock);
    this.attemptsByEmail = new RateLimiter(10, Duration.ofMinutes(1), clock);
  }

  /** Argon2id with the parameters OWASP recommends. */
  static String hashPassword(String password) {
    return Password.hash(password).addRandomSalt(16).with(ARGON2).getResult();
  }

  /**
   * Starts a session.
   *
   * @return the Set-Cookie header
   * @throws ApiProblem 401 if e-mail or password is wrong, 429 after too many attempts
   */
  String signIn(Exchange exchange, String email, String password, boolean secure) {
    if (!attemptsByAddress.admit(exchange.clientAddress()).allowed()
        || !attemptsByEmail.admit(email.toLowerCase(Locale.ROOT)).allowed()) {
      throw new ApiProblem(ErrorCode.RATE_LIMIT_EXCEEDED, "Too many attempts. Wait a minute.");
    }
    refuseForeignPages(exchange);
    var known = jdbi.withHandle(handle -> UserTable.signIn(handle, email));
    var hash = known == null || known.passwordHash() == null ? null : known.passwordHash();
    // An unknown e-mail costs the same time as a wrong password, so the answer tells nothing.
    var matches = Password.check(password, hash == null ? NOBODYS_HASH : hash).with(ARGON2);
    if (known == null || hash == null || !matches) {
      throw ApiProblem.unauthorized("E-mail or password is wrong.");
    }
    var token = random.sessionToken();
    var now = clock.instant();
    jdbi.useTransaction(
        handle -> SessionTable.insert(handle, token, known.userId(), now, now.plus(LIFETIME)));
    return cookie(token, LIFETIME, secure);
  }

  /** Ends the session and returns the Set-Cookie header that clears the cookie. */
  String signOut(Exchange exchange, boolean secure) {
    var token = token(exchange);
    if (token != null) {
      refuseForeignPages(exchange);
      jdbi.useHandle(handle -> SessionTable.delete(handle, token));
    }
    return cookie("", Duration.ZERO, secure);
  }

  /** The signed-in user, for operations outside a workspace. */
  String user(Exchange exchange) {
    return jdbi.withHandle(handle -> user(handle, exchange, clock.instant()));
  }

  /** Whether the request comes from a browser that is signed in. */
  boolean signedIn(Exchange exchange) {
    var token = token(exchange);
    return token != null
        && jdbi.withHandle(handle -> SessionTable.user(handle, token, clock.instant())) != null;
  }

  static String user(Handle handle, Exchange exchange, Instant now) {
    var token = token(exchange);
    var user = token == null ? null : SessionTable.user(handle, token, now);
    if (user == null) {
      throw ApiProblem.unauthorized("Unauthorized: Login required.");
    }
    if (!exchange.method().equals("GET") && !exchange.method().equals("HEAD")) {
      refuseForeignPages(exchange);
    }
    return user;
  }

  /**
   * Browsers say where a request comes from; one from a foreign page must not act with our cookie.
   */
  private static void refuseForeignPages(Exchange exchange) {
    var site = exchange.header("sec-fetch-site");
    var origin = exchange.header("origin");
    var host = exchange.header("host");
    var foreign =
        site != null
            ? !site.equals("same-origin") && !site.equals("none")
            : origin != null && (host == null || !origin.endsWith("://" + host));
    if (foreign) {
      throw ApiProblem.forbidden("This request comes from another site.");
    }
  }

  private static @Nullable String token(Exchange exchange) {
    var cookies = exchange.header("cookie");
    if (cookies == null) {
      return null;
    }
    for (var cookie : cookies.split(";", -1)) {
      var trimmed = cookie.strip();
      if (trimmed.startsWith(COOKIE + "=")) {
        return trimmed.substring(COOKIE.length() + 1);
      }
    }
    return null;
  }

  private static String cookie(String token, Duration age, boolean secure) {
    return "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Lax%s"
        .formatted(COOKIE, token, age.toSeconds(), secure ? "; Secure" : "");
  }
}
