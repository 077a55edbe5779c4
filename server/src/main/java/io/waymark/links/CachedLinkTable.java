package io.waymark.links;

import io.waymark.links.CachedLink.Extras;
import io.waymark.links.LinkCache.Address;
import io.waymark.platform.crypto.SecretBox;
import io.waymark.platform.net.WebUrl;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Links in PostgreSQL, as redirects need them. Visitors wait for these questions, which are small
 * and many: Jdbi, which prepares each anew, and columns found by name took half of a reader's time.
 */
final class CachedLinkTable {
  private static final Extras NO_EXTRAS =
      new Extras(null, null, null, null, null, Map.of(), null, List.of(), null);

  private final SecretBox secrets;

  CachedLinkTable(SecretBox secrets) {
    this.secrets = secrets;
  }

  /**
   * The links at these addresses, by address; those that do not exist are left out. The arrays are
   * sub-selects so that PostgreSQL does not see their lengths and keeps one plan: to plan took
   * longer than to look.
   */
  Map<Address, CachedLink> byAddresses(Connection connection, List<Address> addresses)
      throws SQLException {
    try (var question =
        connection.prepareStatement(
            """
            select wanted.place, link.*
            from unnest((select ?::text[]), (select ?::text[])) with ordinality as wanted (domain, key, place)
            cross join lateral (
              select
                id, key, project_id, url, track_conversion,
                program_id is not null and partner_id is not null, do_index, rewrite,
                disabled_at is not null,
                expires_at, expired_url, password, ios, android, geo,
                proxy, title, description, image, video,
                case when test_completed_at is not null then test_variants end, test_completed_at
              from links
              where links.domain = wanted.domain and links.folded_key = wanted.key) as link
            """)) {
      question.setArray(
          1, connection.createArrayOf("text", addresses.stream().map(Address::domain).toArray()));
      question.setArray(
          2,
          connection.createArrayOf("text", addresses.stream().map(Address::foldedKey).toArray()));
      var found = new HashMap<Address, CachedLink>();
      try (var rows = question.executeQuery()) {
        while (rows.next()) {
          var address = addresses.get(rows.getInt(1) - 1);
          found.put(address, link(address.domain(), new Columns(rows)));
        }
      }
      return found;
    }
  }

  private CachedLink link(String domain, Columns row) throws SQLException {
    var id = row.text();
    var key = row.text();
    var workspace = row.textOrNull();
    var url = row.text();
    return new CachedLink(
        id,
        domain,
        key,
        // Workspaces are few beside their links.
        workspace == null ? "" : workspace.intern(),
        url,
        url.isEmpty() ? null : WebUrl.parse(url),
        row.flag(),
        row.flag(),
        row.flag(),
        row.flag(),
        row.flag(),
        extras(row));
  }

  private @Nullable Extras extras(Columns row) throws SQLException {
    var expiresAt = row.instant();
    var expiredUrl = row.textOrNull();
    var password = row.bytes();
    var ios = row.textOrNull();
    var android = row.textOrNull();
    var geo = LinkJson.geo(row.textOrNull());
    var preview =
        new Link.Preview(
            row.flag(), row.textOrNull(), row.textOrNull(), row.textOrNull(), row.textOrNull());
    var variants = LinkJson.variants(row.textOrNull());
    var testEnds = row.instant();
    var extras =
        new Extras(
            expiresAt,
            expiredUrl,
            password == null ? null : secrets.open(password),
            ios,
            android,
            geo == null ? Map.of() : Map.copyOf(geo),
            preview.equals(Link.Preview.NONE) ? null : preview,
            variants == null ? List.of() : List.copyOf(variants),
            variants == null ? null : testEnds);
    return extras.equals(NO_EXTRAS) ? null : extras;
  }

  /** The columns of a row in their order, after the first. */
  private static final class Columns {
    private final ResultSet row;
    private int column = 1;

    Columns(ResultSet row) {
      this.row = row;
    }

    @Nullable String textOrNull() throws SQLException {
      return row.getString(++column);
    }

    String text() throws SQLException {
      return Objects.requireNonNull(textOrNull());
    }

    boolean flag() throws SQLException {
      return row.getBoolean(++column);
    }

    byte @Nullable [] bytes() throws SQLException {
      return row.getBytes(++column);
    }

    @Nullable Instant instant() throws SQLException {
      var value = row.getObject(++column, OffsetDateTime.class);
      return value == null ? null : value.toInstant();
    }
  }
}
