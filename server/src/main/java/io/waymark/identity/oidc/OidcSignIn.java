package io.waymark.identity.oidc;

import io.waymark.identity.PersonalDeeds;
import io.waymark.identity.Role;
import io.waymark.identity.Sessions;
import io.waymark.identity.people.GroupRoles;
import io.waymark.identity.signin.Attempts;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Deed;
import io.waymark.platform.http.ErrorCode;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.http.RateLimits;
import io.waymark.platform.text.RandomText;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Sends browsers to the provider, and signs them in when they come back. */
final class OidcSignIn {
  static final Duration LIFETIME = Duration.ofMinutes(10);

  private static final Logger LOG = Logger.getLogger(OidcSignIn.class);
  private static final int SYMBOLS = 43;
  private static final int LONGEST_CODE = 4_096;

  private final Jdbi jdbi;
  private final Sessions sessions;
  private final OidcSettings settings;
  private final String redirectUri;
  private final Provider provider;
  private final TokenExchange tokens;
  private final Identities identities;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Attempts departures;
  private final Attempts arrivals;

  OidcSignIn(
      Jdbi jdbi,
      Sessions sessions,
      OidcSettings settings,
      String redirectUri,
      Provider provider,
      TokenExchange tokens,
      Identities identities,
      RateLimits limits,
      InstantSource clock,
      RandomGenerator random) {
    this.jdbi = jdbi;
    this.sessions = sessions;
    this.settings = settings;
    this.redirectUri = redirectUri;
    this.provider = provider;
    this.tokens = tokens;
    this.identities = identities;
    this.clock = clock;
    this.random = random;
    this.departures = new Attempts(limits, "to the provider", 30, 30, Duration.ofMinutes(1));
    this.arrivals = new Attempts(limits, "from the provider", 30, 30, Duration.ofMinutes(1));
  }

  /**
   * A browser that leaves.
   *
   * @param url the provider's page
   * @param cookie what the browser has to bring back
   */
  record Departure(String url, String cookie) {}

  /**
   * Sends the browser away.
   *
   * @param next where in the dashboard it wants to go afterwards; null for the first page
   * @throws ApiProblem 403 for another site's page, 429 after too many attempts, 503 if the
   *     provider is away
   */
  Departure depart(Exchange exchange, @Nullable String next) {
    Sessions.refuseForeignPages(exchange);
    departures.countAddress(exchange);
    var visit = new Visit(RandomText.of(SYMBOLS, random), NextPage.safe(next));
    var state = RandomText.of(SYMBOLS, random);
    Provider.Endpoints endpoints;
    try {
      endpoints = provider.endpoints();
    } catch (RefusedException refused) {
      LOG.warnf("nobody can sign in at the provider: %s", refused.getMessage());
      throw new ApiProblem(
          ErrorCode.SERVICE_UNAVAILABLE,
          "\"%s\" does not answer at the moment. Try again later.".formatted(settings.label()));
    }
    var now = clock.instant();
    jdbi.useTransaction(handle -> VisitTable.insert(handle, state, visit, now, now.plus(LIFETIME)));
    return new Departure(authorization(endpoints.authorization(), state, visit), visit.cookie());
  }

  private String authorization(String endpoint, String state, Visit visit) {
    var query = new LinkedHashMap<String, String>();
    query.put("response_type", "code");
    query.put("client_id", settings.clientId());
    query.put("redirect_uri", redirectUri);
    query.put("scope", settings.scopes());
    query.put("state", state);
    query.put("nonce", visit.nonce());
    query.put("code_challenge", visit.challenge());
    query.put("code_challenge_method", "S256");
    var url = new StringBuilder(endpoint);
    var separator = endpoint.contains("?") ? '&' : '?';
    for (var each : query.entrySet()) {
      url.append(separator)
          .append(each.getKey())
          .append('=')
          .append(TokenExchange.encoded(each.getValue()));
      separator = '&';
    }
    return url.toString();
  }

  /**
   * A browser that is back.
   *
   * @param next where in the dashboard it goes
   * @param cookie the Set-Cookie header of its new session
   */
  record Arrival(String next, String cookie) {}

  /**
   * Signs in the browser that the provider sent back.
   *
   * @throws RefusedException if it does not sign in
   * @throws ApiProblem 429 after too many attempts
   */
  Arrival arrive(Exchange exchange, @Nullable Visit visit) {
    arrivals.countAddress(exchange);
    var query = exchange.query();
    var state = query.getOrDefault("state", "");
    // Spent first, and for good: neither the state nor the code is worth anything a second time.
    var expected =
        visit != null
            && jdbi.inTransaction(
                handle -> VisitTable.spend(handle, state, visit, clock.instant()));
    if (visit == null || !expected) {
      throw new RefusedException(Refusal.STALE, "the state is not one this browser was given");
    }
    var code = code(query);
    var person = tokens.person(code, visit);
    var signedIn = sessions.userIfSignedIn(exchange);
    var arrived =
        jdbi.inTransaction(handle -> signIn(handle, exchange, person, signedIn, clock.instant()));
    arrived.roles().forEach(change -> note(exchange, arrived.userId(), change));
    PersonalDeeds.signedIn(exchange, arrived.userId(), PersonalDeeds.Way.OIDC);
    return new Arrival(visit.next(), arrived.cookie());
  }

  private String code(Map<String, String> query) {
    var issuer = query.get("iss");
    if (issuer != null && !issuer.equals(settings.issuer())) {
      throw new RefusedException(Refusal.INVALID, "the answer is another issuer's");
    }
    var error = query.get("error");
    if (error != null) {
      throw new RefusedException(
          error.equals("access_denied") ? Refusal.DENIED : Refusal.UNAVAILABLE,
          "the provider says: %s %s"
              .formatted(
                  TokenExchange.plain(error),
                  TokenExchange.plain(query.getOrDefault("error_description", ""))));
    }
    var code = query.getOrDefault("code", "");
    if (code.isEmpty() || code.length() > LONGEST_CODE) {
      throw new RefusedException(Refusal.UNAVAILABLE, "the provider sent no code");
    }
    return code;
  }

  private record SignedIn(String userId, String cookie, List<GroupRoles.Change> roles) {}

  private SignedIn signIn(
      Handle handle, Exchange exchange, Person person, @Nullable String signedIn, Instant now) {
    var userId = identities.account(handle, person, signedIn, now);
    var roles = GroupRoles.apply(handle, userId, wanted(person), now);
    return new SignedIn(userId, sessions.start(handle, exchange, userId), roles);
  }

  private Map<String, Role> wanted(Person person) {
    var wanted = new LinkedHashMap<String, Role>();
    for (var grant : settings.grants()) {
      if (person.groups().contains(grant.group())) {
        wanted.merge(grant.workspace(), grant.role(), GroupRoles::higher);
      }
    }
    return wanted;
  }

  private static void note(Exchange exchange, String userId, GroupRoles.Change change) {
    var details = new LinkedHashMap<String, String>();
    details.put("before", label(change.before()));
    details.put("role", label(change.wanted()));
    if (change.obstacle() != null) {
      details.put("notDone", change.obstacle().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
    exchange.deeds().add(new Deed(userId, change.workspaceId(), "applyGroupRole", details));
  }

  private static String label(@Nullable Role role) {
    return role == null ? "none" : role.label();
  }
}
