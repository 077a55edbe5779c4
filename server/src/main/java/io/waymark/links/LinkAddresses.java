package io.waymark.links;

import io.waymark.identity.Caller;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.text.Ids;
import io.waymark.platform.text.LinkKey;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Chooses and checks the domain and the key of a link (LNK-13, LNK-16…21). */
final class LinkAddresses {
  private static final int RANDOM_KEY_LENGTH = 7;
  private static final int LONGEST_KEY = 190;
  private static final int ATTEMPTS = 20;
  private static final Set<String> SITE_FILES =
      Set.of(
          "favicon.ico",
          "sitemap.xml",
          "robots.txt",
          "manifest.webmanifest",
          "manifest.json",
          "apple-app-site-association");

  private final LinkTable table;
  private final Ids ids;
  private final Supplier<String> defaultDomain;
  private final Set<String> reservedOnAppHost;
  private final Blocklist blocklist;

  LinkAddresses(LinkTable table, Ids ids, LinkPolicy policy) {
    this.table = table;
    this.ids = ids;
    this.defaultDomain = policy.defaultDomain();
    this.reservedOnAppHost = policy.reserved();
    this.blocklist = policy.blocklist();
  }

  /** The domains the caller's workspace may use, for one transaction. */
  UsableDomains domains(Handle handle, Caller caller) {
    return new UsableDomains(handle, caller.workspace().id(), defaultDomain);
  }

  /** The domains that links without a workspace may use. */
  UsableDomains sharedDomains(Handle handle) {
    return new UsableDomains(handle, "", defaultDomain);
  }

  /**
   * A free random key.
   *
   * @param length null for the usual one; fractions are dropped
   * @param prefix null for none
   */
  String randomKey(Handle handle, Domain domain, @Nullable Double length, @Nullable String prefix) {
    return randomKey(domain, size(length), prefix, key -> !taken(handle, domain, key));
  }

  /**
   * A random key for a link that is about to be written, which finds out whether it is free. Of the
   * usual length it nearly always is, so only shorter ones are looked up before.
   *
   * @param length null for the usual one; fractions are dropped
   * @param prefix null for none
   */
  String newRandomKey(
      Handle handle, Domain domain, @Nullable Double length, @Nullable String prefix) {
    var size = size(length);
    return randomKey(
        domain, size, prefix, key -> size >= RANDOM_KEY_LENGTH || !taken(handle, domain, key));
  }

  private static int size(@Nullable Double length) {
    return length == null ? RANDOM_KEY_LENGTH : length.intValue();
  }

  private String randomKey(
      Domain domain, int size, @Nullable String prefix, Predicate<String> free) {
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      var random = prefix == null ? ids.key(size) : ids.key(prefix, size);
      var key = sanitised(random);
      if (allowed(domain, key) && free.test(key)) {
        return key;
      }
    }
    throw ApiProblem.conflict(
        "No free random key of length %d was found: ask for a longer one.".formatted(size));
  }

  String chosenKey(Handle handle, Domain domain, String wanted) {
    return chosenKey(handle, domain, wanted, null);
  }

  /**
   * The key asked for, as it is stored.
   *
   * @param stored the key the link has now, which needs no sanitising
   * @throws ApiProblem 422 if it cannot be one, 403 or 409 if it is reserved, 409 if it is taken
   */
  String chosenKey(Handle handle, Domain domain, String wanted, @Nullable String stored) {
    var key = storedKey(domain, wanted, stored);
    if (taken(handle, domain, key)) {
      throw LinkRules.keyTaken();
    }
    return key;
  }

  /**
   * The key asked for, as it is stored, whether it is taken or not.
   *
   * @throws ApiProblem 422 if it cannot be one, 403 or 409 if it is reserved
   */
  String storedKey(Domain domain, String wanted, @Nullable String stored) {
    var key = wanted.equals(stored) || wanted.equals(Link.ROOT) ? wanted : sanitised(wanted);
    if (domain.projectId() == null && key.equals(Link.ROOT)) {
      throw ApiProblem.forbidden("The front page of %s is the server's.".formatted(domain.slug()));
    }
    if (SITE_FILES.contains(key)) {
      throw ApiProblem.forbidden("Invalid key: %s is reserved for the site itself.".formatted(key));
    }
    if (domain.projectId() == null && reserved(key)) {
      throw ApiProblem.forbidden(
          "Invalid key: the server itself answers under %s.".formatted(firstSegment(key)));
    }
    if (domain.projectId() == null) {
      blocklist.checkKey(key);
    }
    return key;
  }

  private boolean allowed(Domain domain, String key) {
    return domain.projectId() != null || !blocklist.blocksKey(key);
  }

  private String sanitised(String wanted) {
    var key = LinkKey.sanitise(wanted, false);
    if (key == null || key.length() > LONGEST_KEY) {
      throw ApiProblem.unprocessable("Invalid key.");
    }
    return key;
  }

  private boolean taken(Handle handle, Domain domain, String key) {
    return table.exists(handle, domain.slug(), key, domain.caseSensitive());
  }

  private boolean reserved(String key) {
    return reservedOnAppHost.contains(firstSegment(key).toLowerCase(Locale.ROOT));
  }

  private static String firstSegment(String key) {
    var slash = key.indexOf('/');
    return slash < 0 ? key : key.substring(0, slash);
  }
}
