package io.waymark.identity;

import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.http.Operation;
import io.waymark.platform.http.RateClass;
import io.waymark.platform.text.Ids;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Jdbi;

/** Everything about who may do what, put together. */
public final class IdentitySlice {
  private final Jdbi jdbi;
  private final InstantSource clock;
  private final Authentication authentication;
  private final WorkspaceOperations workspaceOperations;
  private final PageOperations pageOperations;
  private final Sessions sessions;
  private final SessionOperations sessionOperations;
  private final UsagePeriods usagePeriods;

  /**
   * @param random cryptographically strong
   * @param secureCookies whether browsers reach the server by TLS
   */
  public IdentitySlice(
      Jdbi jdbi,
      Ids ids,
      InstantSource clock,
      RandomGenerator random,
      CallerLimits limits,
      boolean secureCookies) {
    this.jdbi = jdbi;
    this.clock = clock;
    var credentials = new RandomCredentials(random);
    this.authentication = new Authentication(jdbi, clock, limits);
    this.workspaceOperations = new WorkspaceOperations(authentication);
    this.pageOperations = new PageOperations(new PublishableKeys(jdbi, limits));
    this.sessions = new Sessions(jdbi, ids, clock, credentials, secureCookies);
    this.sessionOperations = new SessionOperations(jdbi, sessions, authentication);
    this.usagePeriods = new UsagePeriods(jdbi, clock);
  }

  /** Declares operations for workspaces, on behalf of every slice. */
  public WorkspaceOperations workspaceOperations() {
    return workspaceOperations;
  }

  /** Declares operations for pages of workspaces, on behalf of every slice. */
  public PageOperations pageOperations() {
    return pageOperations;
  }

  /**
   * Whether a request carries a valid session of a browser; public operations do not limit those
   * (G12).
   */
  public boolean signedIn(Exchange exchange) {
    return sessions.signedIn(exchange);
  }

  /** Browsers that are signed in. */
  public Sessions sessions() {
    return sessions;
  }

  /**
   * The user who calls, by a session or a personal key, for operations outside a workspace (b.1).
   *
   * @throws ApiProblem 401 if there is none
   */
  public String user(Exchange exchange) {
    return authentication.user(exchange);
  }

  /**
   * The user who is signed in at a browser.
   *
   * @throws ApiProblem 401 if there is none, 403 if another site's page calls
   */
  public String signedInUser(Exchange exchange) {
    return sessions.user(exchange);
  }

  /**
   * Whoever calls for a workspace, whatever they may do there.
   *
   * @throws ApiProblem the first thing that is not in order (b.2)
   */
  public Caller caller(Exchange exchange) {
    return authentication.admit(exchange, null, RateClass.API);
  }

  /** Signing out, and the signed-in user's workspaces. */
  public List<Operation> operations() {
    return sessionOperations.declare();
  }

  /**
   * Looking at a workspace and changing how it looks, what its pages may do, and what members are
   * mailed of it.
   *
   * @param changed is told the id of each workspace that has changed, after the commit
   */
  public List<Operation> profileOperations(Pictures pictures, Consumer<String> changed) {
    var operations =
        new ArrayList<>(
            new ProfileOperations(new WorkspaceProfiles(jdbi, clock, pictures, changed))
                .declare(workspaceOperations));
    operations.addAll(new NotificationOperations(jdbi).declare(workspaceOperations));
    return operations;
  }

  /** Begins a new period of counting for workspaces whose day has come; to be run every hour. */
  public void beginUsagePeriods() {
    usagePeriods.begin();
  }

  /** Sets up workspaces, owners and keys without a caller, for an operator at the machine. */
  public static OperatorDesk operatorDesk(
      Jdbi jdbi, Ids ids, InstantSource clock, RandomGenerator random) {
    return new OperatorDesk(jdbi, ids, clock, new RandomCredentials(random));
  }
}
