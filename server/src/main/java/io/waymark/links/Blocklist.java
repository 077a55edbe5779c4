package io.waymark.links;

import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.net.WebUrl;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the operator lets nobody link to, and keys that nobody gets on the server's own domains
 * (LNK-18, LNK-20). Everything is in lower case.
 *
 * @param hosts no destinations, nor are names below them
 * @param terms texts that no destination's host may contain
 * @param except hosts that are destinations all the same
 * @param keys finds something in a key that must not be; null for any key
 * @param reservedKeys whole keys
 */
public record Blocklist(
    Set<String> hosts,
    List<String> terms,
    Set<String> except,
    @Nullable Pattern keys,
    Set<String> reservedKeys) {

  /** Nothing is blocked. */
  public static final Blocklist NOTHING =
      new Blocklist(Set.of(), List.of(), Set.of(), null, Set.of());

  public Blocklist {
    hosts = Set.copyOf(hosts);
    terms = List.copyOf(terms);
    except = Set.copyOf(except);
    reservedKeys = Set.copyOf(reservedKeys);
  }

  /** Whether no link may lead there. */
  boolean blocks(WebUrl destination) {
    var host = destination.hostname().toLowerCase(Locale.ROOT);
    return !except.contains(host) && (below(host) || terms.stream().anyMatch(host::contains));
  }

  private boolean below(String host) {
    for (var name = host; ; name = name.substring(name.indexOf('.') + 1)) {
      if (hosts.contains(name)) {
        return true;
      }
      if (name.indexOf('.') < 0) {
        return false;
      }
    }
  }

  /**
   * Refuses keys that nobody gets on the server's own domains.
   *
   * @throws ApiProblem 409 for a reserved one, 422 for a blocked one
   */
  void checkKey(String key) {
    if (reservedKeys.contains(key.toLowerCase(Locale.ROOT))) {
      throw ApiProblem.conflict("Invalid key: %s is reserved.".formatted(key));
    }
    if (blocksKey(key)) {
      throw ApiProblem.unprocessable("Invalid key: the operator of this server does not allow it.");
    }
  }

  /** Whether there is something in the key that must not be. */
  boolean blocksKey(String key) {
    return keys != null && keys.matcher(key).find();
  }
}
