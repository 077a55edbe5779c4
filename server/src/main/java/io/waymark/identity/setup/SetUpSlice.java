package io.waymark.identity.setup;

import io.waymark.identity.Sessions;
import io.waymark.platform.http.Operation;
import io.waymark.platform.http.RateLimits;
import io.waymark.platform.text.Ids;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Jdbi;

/** The first set-up, put together. */
public final class SetUpSlice {
  private final SetUp setUp;

  /**
   * @param code the file that holds the code while it is needed
   * @param app the dashboard's public address
   * @param random cryptographically strong
   */
  public SetUpSlice(
      Jdbi jdbi,
      Sessions sessions,
      Path code,
      URI app,
      RateLimits limits,
      Ids ids,
      InstantSource clock,
      RandomGenerator random) {
    this.setUp = new SetUp(jdbi, sessions, new SetUpCode(code, random), app, limits, ids, clock);
  }

  /** Making the first user and workspace. */
  public List<Operation> operations() {
    return new SetUpOperations(setUp).declare();
  }

  /** Tells the operator where to begin, if nobody has an account yet. */
  public void announce() {
    setUp.announce();
  }
}
