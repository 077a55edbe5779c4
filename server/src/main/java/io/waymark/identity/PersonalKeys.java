package io.waymark.identity;

import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.http.RateLimiter;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/**
 * Lets in users by a key of their own. It is read anew each time, so that one that was deleted
 * opens nothing any more, on whatever server.
 */
final class PersonalKeys {
  private static final Duration TOUCH_EVERY = Duration.ofMinutes(1);

  private PersonalKeys() {}

  /** A user, and the key that let them in. */
  record Holder(String userId, String keyId) {}

  /**
   * Whose key it is.
   *
   * @param limit counts the call, by the key's hash
   * @throws ApiProblem 401 if it is nobody's or has expired, 429 for one call too many (b.2 rules 6
   *     and 7)
   */
  static Holder admit(
      Handle handle, Exchange exchange, String key, RateLimiter limit, Instant now) {
    var hash = Secrets.hash(key);
    var found = PersonalKeyTable.find(handle, hash);
    if (found == null) {
      throw ApiProblem.unauthorized("Unauthorized: Invalid API key.");
    }
    if (found.expiresAt() != null && !found.expiresAt().isAfter(now)) {
      throw ApiProblem.unauthorized("Unauthorized: Access token expired.");
    }
    limit.admit(hash).enforce(exchange);
    var since = now.minus(TOUCH_EVERY);
    if (found.lastUsed() == null || found.lastUsed().isBefore(since)) {
      PersonalKeyTable.touch(handle, found.id(), now, since);
    }
    return new Holder(found.userId(), found.id());
  }
}
