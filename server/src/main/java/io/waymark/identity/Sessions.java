package io.waymark.identity;

import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.text.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Signed-in browsers. The cookie is HttpOnly and SameSite=Lax, and its token changes at every
 * sign-in and once a day; calls that change something must also come from our own pages.
 */
public final class Sessions {
  private static final String COOKIE = "waymark_session";
  private static final Duration LIFETIME = Duration.ofDays(30);
  private static final Duration RENEWED_EVERY = Duration.ofDays(1);
  private static final Duration OVERLAP = Duration.ofMinutes(2);
  private static final Duration NOTED_EVERY = Duration.ofMinutes(10);
  private static final int LONGEST_AGENT = 500;

  private final Jdbi jdbi;
  private final Ids ids;
  private final InstantSource clock;
  private final RandomCredentials random;
  private final boolean secure;

  /**
   * @param secure whether browsers reach the server by TLS
   */
  Sessions(Jdbi jdbi, Ids ids, InstantSource clock, RandomCredentials random, boolean secure) {
    this.jdbi = jdbi;
    this.ids = ids;
    this.clock = clock;
    this.random = random;
    this.secure = secure;
  }

  /**
   * Signs the browser in. Whatever session it had ends, so that no token from before means anything
   * afterwards.
   *
   * @return the Set-Cookie header
   */
  public String start(Handle handle, Exchange exchange, String userId) {
    var before = token(exchange);
    if (before != null) {
      SessionTable.delete(handle, before);
    }
    var token = random.sessionToken();
    var now = clock.instant();
    SessionTable.insert(
        handle,
        new SessionTable.Opening(
            ids.next("ses_"), userId, agent(exchange), exchange.clientAddress()),
        token,
        now,
        now.plus(LIFETIME));
    return cookie(token, LIFETIME);
  }

  /** Ends the session and returns the Set-Cookie header that clears the cookie. */
  public String signOut(Exchange exchange) {
    var token = token(exchange);
    if (token != null) {
      refuseForeignPages(exchange);
      var user =
          jdbi.withHandle(
              handle -> {
                var signedIn = SessionTable.user(handle, token, clock.instant());
                SessionTable.delete(handle, token);
                return signedIn;
              });
      if (user != null) {
        PersonalDeeds.note(exchange, user, "signOut");
      }
    }
    return cookie("", Duration.ZERO);
  }

  /**
   * The signed-in user, for operations outside a workspace.
   *
   * @throws ApiProblem 401 if nobody is signed in, 403 if another site's page changes something
   */
  public String user(Exchange exchange) {
    return jdbi.withHandle(handle -> user(handle, exchange, clock.instant()));
  }

  /** The signed-in user, or null. */
  public @Nullable String userIfSignedIn(Exchange exchange) {
    var token = token(exchange);
    return token == null
        ? null
        : jdbi.withHandle(handle -> SessionTable.user(handle, token, clock.instant()));
  }

  /** Whether the request comes from a browser that is signed in. */
  boolean signedIn(Exchange exchange) {
    return userIfSignedIn(exchange) != null;
  }

  /**
   * Notes that the session is used, and gives it another token once a day.
   *
   * @return the Set-Cookie header with the new token, or null if the old one stays
   */
  public @Nullable String renewed(Exchange exchange) {
    var token = token(exchange);
    if (token == null) {
      return null;
    }
    var now = clock.instant();
    var next = random.sessionToken();
    return jdbi.inTransaction(
        handle -> {
          SessionTable.touch(handle, token, now.minus(NOTED_EVERY), now);
          var done =
              SessionTable.renew(
                  handle,
                  token,
                  next,
                  now.minus(RENEWED_EVERY),
                  now.plus(OVERLAP),
                  now,
                  now.plus(LIFETIME));
          return done ? cookie(next, LIFETIME) : null;
        });
  }

  /** The user's sessions, the last used first. */
  public List<OpenSession> list(Exchange exchange, String userId) {
    var token = token(exchange);
    return jdbi.withHandle(
        handle -> SessionTable.list(handle, userId, token == null ? "" : token, clock.instant()));
  }

  /** Ends one of the user's sessions; false if there is none of that id. */
  public boolean end(String userId, String id) {
    return jdbi.withHandle(handle -> SessionTable.delete(handle, userId, id));
  }

  /** Ends all of the user's sessions but the one that asks. */
  public void endOthers(Handle handle, Exchange exchange, String userId) {
    SessionTable.deleteAll(handle, userId, token(exchange));
  }

  /** Ends all of the user's sessions. */
  public static void endAll(Handle handle, String userId) {
    SessionTable.deleteAll(handle, userId, null);
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
   *
   * @throws ApiProblem 403 if it does
   */
  public static void refuseForeignPages(Exchange exchange) {
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

  private static @Nullable String agent(Exchange exchange) {
    var agent = exchange.header("user-agent");
    return agent == null ? null : agent.substring(0, Math.min(agent.length(), LONGEST_AGENT));
  }

  private static @Nullable String token(Exchange exchange) {
    return exchange.cookie(COOKIE);
  }

  private String cookie(String token, Duration age) {
    return "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Lax%s"
        .formatted(COOKIE, token, age.toSeconds(), secure ? "; Secure" : "");
  }
}
