package io.waymark.app.remote;

import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where requests go, and as whom.
 *
 * @param api the API's root, without a slash at its end
 * @param key null if there is none
 * @param workspace null if nothing names one
 */
record Target(URI api, @Nullable String key, @Nullable String workspace) {

  /** The address with a path only, as people write it or without the {@code /api}. */
  static URI address(String written) throws WrongUse {
    var bare = written.strip().replaceFirst("/+$", "");
    var whole = bare.contains("://") ? bare : "https://" + bare;
    try {
      var parsed = URI.create(whole);
      var scheme = String.valueOf(parsed.getScheme()).toLowerCase(Locale.ROOT);
      if (parsed.getHost() == null
          || !(scheme.equals("http") || scheme.equals("https"))
          || parsed.getRawUserInfo() != null
          || parsed.getRawQuery() != null
          || parsed.getRawFragment() != null) {
        throw new IllegalArgumentException();
      }
      return parsed.getPath().isEmpty() ? URI.create(whole + "/api") : parsed;
    } catch (IllegalArgumentException unusable) {
      throw new WrongUse(
          "'%s' is no server's address; write it like https://links.example.com"
              .formatted(written));
    }
  }

  /** Whether what is sent can be read on its way. */
  boolean isExposed() {
    return "http".equalsIgnoreCase(api.getScheme()) && !isHere(api.getHost());
  }

  private static boolean isHere(String host) {
    var name = host.toLowerCase(Locale.ROOT);
    if (name.equals("localhost") || name.endsWith(".localhost")) {
      return true;
    }
    try {
      return InetAddress.ofLiteral(name.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
    } catch (IllegalArgumentException nameOfAnother) {
      return false;
    }
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "Target[" + api + "]";
  }
}
