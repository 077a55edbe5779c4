package io.waymark.identity;

import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.net.WebUrl;
import io.waymark.platform.schema.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The hosts whose pages may tell what visitors do there (b.6). It keeps browsers from reporting for
 * a page that copied another's script; programs can send any header.
 *
 * @param entries names as {@code shop.example.com} or {@code localhost}, or {@code *.example.com}
 *     for all names below; none for any host
 */
public record AllowedHostnames(List<String> entries) {
  /** Any host. */
  public static final AllowedHostnames ANY = new AllowedHostnames(List.of());

  private static final String BELOW = "*.";
  private static final String WWW = "www.";
  private static final int MOST = 10;
  private static final int LONGEST = 253;
  private static final String MORE_THAN_A_NAME = "/\\:@?#";
  private static final Pattern DOMAIN =
      Pattern.compile(
          "(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");

  static final Schema<List<String>> SCHEMA =
      list(text()
              .trimmed()
              .max(LONGEST)
              .mapped(
                  AllowedHostnames::entry,
                  "Invalid hostname: expected a domain such as example.com, localhost, or"
                      + " *.example.com for every name below"))
          .max(MOST, "At most %d hostnames can be allowed.".formatted(MOST))
          .mapped(entries -> entries.stream().distinct().toList())
          .nullable();

  public AllowedHostnames {
    entries = List.copyOf(entries);
  }

  /**
   * Those of a row of workspaces.
   *
   * @param row has the column {@code allowed_hostnames}
   */
  public static AllowedHostnames of(ResultSet row) throws SQLException {
    var entries = (String[]) row.getArray("allowed_hostnames").getArray();
    return new AllowedHostnames(List.of(entries));
  }

  /** As it is kept: lower case, names of other scripts as DNS has them; null if it is no entry. */
  private static @Nullable String entry(String text) {
    var prefix = text.startsWith(BELOW) ? BELOW : "";
    var url = WebUrl.parse("http://" + text.substring(prefix.length()));
    if (url == null || text.chars().anyMatch(c -> MORE_THAN_A_NAME.indexOf(c) >= 0)) {
      return null;
    }
    var name = url.hostname();
    return name.equals("localhost") || DOMAIN.matcher(name).matches() ? prefix + name : null;
  }

  /**
   * Lets requests of pages on these hosts pass.
   *
   * @throws ApiProblem 403 for all others
   */
  public void check(Exchange exchange) {
    if (!allow(exchange)) {
      var host = host(exchange);
      throw ApiProblem.forbidden(
          host == null
              ? "Only pages of allowed hostnames may do this, and the request does not say which page it comes from."
              : "The hostname %s is not one of those allowed for this workspace.".formatted(host));
    }
  }

  /** Whether the request comes from a page on one of these hosts. */
  public boolean allow(Exchange exchange) {
    if (entries.isEmpty()) {
      return true;
    }
    var host = host(exchange);
    return host != null && entries.stream().anyMatch(entry -> matches(entry, host));
  }

  private static boolean matches(String entry, String host) {
    return entry.startsWith(BELOW)
        ? host.endsWith(entry.substring(1)) && host.length() >= entry.length()
        : bare(entry).equals(host);
  }

  /** The host of the page, without {@code www.}, or null if the request does not tell it. */
  private static @Nullable String host(Exchange exchange) {
    var referrer = exchange.header("referer");
    var page = referrer == null || referrer.isEmpty() ? exchange.header("origin") : referrer;
    var url = page == null ? null : WebUrl.parse(page);
    return url == null || url.hostname().isEmpty() ? null : bare(url.hostname());
  }

  private static String bare(String host) {
    return host.startsWith(WWW) ? host.substring(WWW.length()) : host;
  }
}
