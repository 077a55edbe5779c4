package io.waymark.identity.oauth;

import io.waymark.identity.Caller;
import io.waymark.identity.Pictures;
import io.waymark.identity.RandomCredentials;
import io.waymark.identity.WorkspaceOperations;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.http.Operation;
import io.waymark.platform.http.PublicOperations;
import io.waymark.platform.text.Ids;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** Everything about OAuth 2.0, put together. */
public final class OAuthSlice {
  private final Apps apps;
  private final Installations installations;
  private final Authorizations authorizations;
  private final Tokens tokens;
  private final UserInfo users;

  /**
   * @param random cryptographically strong
   */
  public OAuthSlice(
      Jdbi jdbi, Pictures pictures, Ids ids, InstantSource clock, RandomGenerator random) {
    var credentials = new RandomCredentials(random);
    this.apps = new Apps(jdbi, pictures, ids, clock, credentials);
    this.installations = new Installations(jdbi);
    this.authorizations = new Authorizations(jdbi, clock, credentials);
    this.tokens = new Tokens(jdbi, ids, clock, credentials);
    this.users = new UserInfo(jdbi);
  }

  /**
   * The API's operations for members of workspaces.
   *
   * @param signedIn lets in whoever is signed in at a browser, or throws
   */
  public List<Operation> operations(WorkspaceOperations workspace, Consumer<Exchange> signedIn) {
    return Stream.of(
            new AppOperations(apps).declare(workspace),
            new InstallationOperations(installations).declare(workspace),
            new AuthorizeOperations(authorizations, signedIn).declare(workspace))
        .flatMap(List::stream)
        .toList();
  }

  /**
   * The API's operations for apps.
   *
   * @param admission lets in whoever calls for a workspace, or throws
   */
  public List<Operation> operations(PublicOperations open, Function<Exchange, Caller> admission) {
    return new TokenOperations(tokens, users, admission).declare(open);
  }
}
