package io.waymark.platform.schema;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Just enough of URLs for the shapes under test; the real rules live in {@code platform.net}. */
final class StandInUrls {
  private static final Pattern PUBLIC_HOST = Pattern.compile("[^.]+(\\.[^.]+)*\\.[A-Za-z]+");

  private StandInUrls() {}

  /**
   * An absolute URL is kept; what could be a host gets {@code https://}; the rest is left alone.
   */
  static String normalise(String text) {
    if (isUrl(text) || !text.contains(".") || text.contains(" ")) {
      return text;
    }
    var completed = "https://" + text;
    return isUrl(completed) ? serialised(URI.create(completed)) : text;
  }

  /** The normalised URL, or null if it is none. */
  static @Nullable String target(String text) {
    var normalised = normalise(text);
    return isUrl(normalised) ? normalised : null;
  }

  static boolean isUrl(String text) {
    try {
      var uri = new URI(text);
      return uri.isAbsolute() && (uri.isOpaque() || uri.getHost() != null);
    } catch (URISyntaxException e) {
      return false;
    }
  }

  static boolean isPublic(String text) {
    return isUrl(text) && PUBLIC_HOST.matcher(String.valueOf(URI.create(text).getHost())).matches();
  }

  private static String serialised(URI uri) {
    return uri.getPath().isEmpty() ? uri + "/" : uri.toString();
  }
}
