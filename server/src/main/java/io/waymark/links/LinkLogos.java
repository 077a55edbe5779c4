package io.waymark.links;

import io.waymark.platform.text.LinkKey;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The logos around a link (QR-3), each an address or a data URL.
 *
 * @param ofDomain null if it has none
 * @param ofWorkspace null if it has none
 */
public record LinkLogos(@Nullable String ofDomain, @Nullable String ofWorkspace) {

  /** The domain's, or else the workspace's; null if neither has one. */
  public @Nullable String preferred() {
    return ofDomain == null ? ofWorkspace : ofDomain;
  }

  static @Nullable LinkLogos of(Handle handle, String shortLink) {
    var address = shortLink.replaceFirst("^(?i)https?://", "");
    var slash = address.indexOf('/');
    var domain = (slash < 0 ? address : address.substring(0, slash)).toLowerCase(Locale.ROOT);
    var key = slash < 0 ? "" : address.substring(slash + 1);
    return handle
        .createQuery(
            """
            select d.logo as domain_logo, w.logo as workspace_logo
            from links l
            left join domains d on lower(d.slug) = lower(l.domain) and d.project_id is not null
            left join workspaces w on w.id = l.project_id
            where l.domain = :domain and l.folded_key = any(:keys)
            order by l.key = :key desc
            limit 1
            """)
        .bind("domain", domain)
        .bind("key", key.isEmpty() ? Link.ROOT : key)
        .bindArray("keys", String.class, spellings(key.isEmpty() ? Link.ROOT : key))
        .map(
            (row, _) ->
                new LinkLogos(row.getString("domain_logo"), row.getString("workspace_logo")))
        .findOne()
        .orElse(null);
  }

  /** The key as it may be stored (RED-6): as it is or decoded, on domains with and without case. */
  private static List<String> spellings(String key) {
    var spellings = new LinkedHashSet<String>();
    for (var written : List.of(key, stored(key))) {
      spellings.add(written);
      spellings.add(written.toLowerCase(Locale.ROOT));
    }
    return List.copyOf(spellings);
  }

  private static String stored(String key) {
    var ascii = LinkKey.ascii(decoded(key));
    // PostgreSQL cannot be asked for a null character, so nothing is stored under one.
    return ascii == null || ascii.indexOf('\0') >= 0 ? key : ascii;
  }

  private static String decoded(String key) {
    try {
      return URLDecoder.decode(key.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return key;
    }
  }
}
