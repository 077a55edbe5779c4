package io.waymark.identity.setup;

import io.waymark.identity.Memberships;
import io.waymark.identity.OperatorDesk;
import io.waymark.identity.PersonalDeeds;
import io.waymark.identity.Sessions;
import io.waymark.identity.Workspace;
import io.waymark.identity.account.Accounts;
import io.waymark.identity.signin.Attempts;
import io.waymark.identity.signin.Passwords;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.http.RateLimits;
import io.waymark.platform.text.Ids;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Makes the first account and its workspace, for whoever shows the code that the server wrote into
 * its log. Over as soon as anybody has an account.
 */
final class SetUp {
  private static final Logger LOG = Logger.getLogger(SetUp.class);

  private final Jdbi jdbi;
  private final Sessions sessions;
  private final SetUpCode code;
  private final URI app;
  private final Ids ids;
  private final InstantSource clock;
  private final Attempts attempts;

  SetUp(
      Jdbi jdbi,
      Sessions sessions,
      SetUpCode code,
      URI app,
      RateLimits limits,
      Ids ids,
      InstantSource clock) {
    this.jdbi = jdbi;
    this.sessions = sessions;
    this.code = code;
    this.app = app;
    this.ids = ids;
    this.clock = clock;
    this.attempts = new Attempts(limits, "set-up", 10, 60, Duration.ofMinutes(1));
  }

  /** Tells the operator where to begin, if nobody has an account yet. */
  void announce() {
    if (needed()) {
      // In the log on purpose: it is worth something only until the first account is made.
      LOG.warnf(
          "nobody has an account here yet. Make the first one at %s/app/set-up#%s",
          app, code.ensure());
    } else {
      code.discard();
    }
  }

  /** Whether nobody has an account. */
  boolean needed() {
    return jdbi.withHandle(SetUp::needed);
  }

  private static boolean needed(Handle handle) {
    return handle
        .createQuery("select not exists (select 1 from users where not is_machine)")
        .mapTo(Boolean.class)
        .one();
  }

  /**
   * What is set up.
   *
   * @param code as the log told it
   * @param password in plain, as chosen
   * @param slug the workspace's
   */
  record Wish(
      String code, String name, String email, String password, String workspace, String slug) {
    /** Without the secrets. */
    @Override
    public String toString() {
      return "Wish[email=" + email + ", slug=" + slug + "]";
    }
  }

  /**
   * What there is now.
   *
   * @param cookie the Set-Cookie header that signs the first user in
   */
  record Done(String userId, Workspace workspace, String cookie) {}

  /**
   * Sets the server up and signs the browser in.
   *
   * @throws ApiProblem 401 if the code is wrong, 403 for another site's page, 409 if somebody has
   *     an account already, 429 after too many attempts
   */
  Done finish(Exchange exchange, Wish wish) {
    Sessions.refuseForeignPages(exchange);
    attempts.count(exchange, "set-up");
    if (!needed()) {
      throw over();
    }
    if (!code.fits(wish.code())) {
      announce();
      throw ApiProblem.unauthorized(
          "The set-up code is wrong. The server's log has it, and its data folder in"
              + " secrets/set-up-code.");
    }
    var hash = Passwords.hash(wish.password());
    var done = jdbi.inTransaction(handle -> finish(handle, exchange, wish, hash));
    code.discard();
    PersonalDeeds.signedIn(exchange, done.userId(), PersonalDeeds.Way.SET_UP);
    return done;
  }

  private Done finish(Handle handle, Exchange exchange, Wish wish, String hash) {
    OperatorDesk.lockFirstRun(handle);
    if (!needed(handle)) {
      throw over();
    }
    var now = clock.instant();
    var userId = ids.next("user_");
    Accounts.create(handle, userId, wish.email(), wish.name(), hash, false, now);
    var workspace = Memberships.found(handle, ids, wish.workspace(), wish.slug(), userId, now);
    return new Done(userId, workspace, sessions.start(handle, exchange, userId));
  }

  private static ApiProblem over() {
    return ApiProblem.conflict("This server is set up already: sign in instead.");
  }
}
