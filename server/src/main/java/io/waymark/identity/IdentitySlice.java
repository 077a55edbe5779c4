package io.waymark.identity;

import io.waymark.platform.http.Exchange;
import io.waymark.platform.http.Operation;
import io.waymark.platform.text.Ids;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Jdbi;

/** Everything about who may do what, put together. */
public final class IdentitySlice {
  private final Jdbi jdbi;
  private final InstantSource clock;
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
    this.workspaceOperations = new WorkspaceOperations(new Authentication(jdbi, clock, limits));
    this.pageOperations = new PageOperations(new PublishableKeys(jdbi, limits));
    this.sessions = new Sessions(jdbi, ids, clock, credentials, secureCookies);
    this.sessionOperations = new SessionOperations(jdbi, sessions);
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

  /** Signing out, and the signed-in user's workspaces. */
  public List<Operation> operations() {
    return sessionOperations.declare();
  }

  /**
   * Looking at a workspace and changing how it looks and what its pages may do.
   *
   * @param changed is told the id of each workspace that has changed, after the commit
   */
  public List<Operation> profileOperations(Pictures pictures, Consumer<String> changed) {
    return new ProfileOperations(new WorkspaceProfiles(jdbi, clock, pictures, changed))
        .declare(workspaceOperations);
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
