package io.waymark.identity.keys;

import io.waymark.identity.RandomCredentials;
import io.waymark.identity.WorkspaceOperations;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.http.Operation;
import io.waymark.platform.text.Ids;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** Everything about API keys and personal keys, put together. */
public final class KeySlice {
  private final Keys keys;
  private final PersonalKeys personalKeys;

  /**
   * @param random cryptographically strong
   */
  public KeySlice(Jdbi jdbi, Ids ids, InstantSource clock, RandomGenerator random) {
    var credentials = new RandomCredentials(random);
    this.keys = new Keys(jdbi, ids, clock, credentials);
    this.personalKeys = new PersonalKeys(jdbi, ids, clock, credentials);
  }

  /**
   * The API's operations on keys.
   *
   * @param user who calls outside a workspace, signed in or by a personal key
   * @param signedIn who is signed in at a browser
   */
  public List<Operation> operations(
      WorkspaceOperations workspace,
      Function<Exchange, String> user,
      Function<Exchange, String> signedIn) {
    return Stream.concat(
            new KeyOperations(keys).declare(workspace).stream(),
            new PersonalKeyOperations(personalKeys, user, signedIn).declare().stream())
        .toList();
  }
}
