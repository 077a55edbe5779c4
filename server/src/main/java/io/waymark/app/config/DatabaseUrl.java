package io.waymark.app.config;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where an external PostgreSQL is: {@code postgresql://user:password@host:port/database?option=x},
 * the same with {@code postgres:}, or with {@code jdbc:} before it.
 */
public final class DatabaseUrl {

  private static final Pattern SCHEME = Pattern.compile("(jdbc:)?postgres(ql)?://");
  private static final Pattern PASSWORD_OPTION = Pattern.compile("(?i)(password|sslpassword)=.*");

  private final String text;
  private final String jdbcUrl;
  private final @Nullable String user;
  private final @Nullable String password;

  private DatabaseUrl(String text, URI uri) {
    this.text = text;
    var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    jdbcUrl = "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query;
    var login = uri.getRawUserInfo() == null ? new String[0] : uri.getRawUserInfo().split(":", 2);
    user = login.length > 0 ? decoded(login[0]) : null;
    password = login.length > 1 ? decoded(login[1]) : null;
  }

  /**
   * Reads the address of one database.
   *
   * @throws IllegalArgumentException if the text is not one, or names no host or no database
   */
  public static DatabaseUrl parse(CharSequence text) {
    var match = SCHEME.matcher(text);
    if (!match.lookingAt()) {
      throw new IllegalArgumentException("not a postgresql URL");
    }
    var uri = URI.create("postgresql://" + text.toString().substring(match.end()));
    if (uri.getHost() == null || uri.getRawPath() == null || uri.getRawPath().length() < 2) {
      throw new IllegalArgumentException("no host or no database");
    }
    return new DatabaseUrl(text.toString(), uri);
  }

  /** The address for the driver, without user and password. */
  public String jdbcUrl() {
    return jdbcUrl;
  }

  /** The user the address names, if it does. */
  public Optional<String> user() {
    return Optional.ofNullable(user);
  }

  /** The password the address carries, if it does. */
  public Optional<Password> password() {
    return Optional.ofNullable(password).map(Password::new);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DatabaseUrl url && url.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The address with every password masked. */
  @Override
  public String toString() {
    var userPart = user == null ? "" : user + (password == null ? "" : ":" + Password.MASK) + "@";
    var parts = jdbcUrl.substring("jdbc:postgresql://".length()).split("\\?", 2);
    var options =
        parts.length == 1
            ? ""
            : Stream.of(parts[1].split("&", -1))
                .map(DatabaseUrl::masked)
                .collect(Collectors.joining("&", "?", ""));
    return "postgresql://" + userPart + parts[0] + options;
  }

  private static String masked(String option) {
    return PASSWORD_OPTION.matcher(option).matches()
        ? option.substring(0, option.indexOf('=') + 1) + Password.MASK
        : option;
  }

  private static String decoded(String part) {
    // URLDecoder is made for forms, where a plus is a space
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
