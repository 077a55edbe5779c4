package io.waymark.links.metatags;

import io.waymark.platform.net.WebUrl;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Makes up from its address what a page does not say (MET-2). */
final class AddressTags {
  private AddressTags() {}

  static Metatags of(WebUrl url) {
    return new Metatags(title(url), "Visit " + host(url) + url.pathname(), null);
  }

  private static String title(WebUrl url) {
    var path = url.pathname().replaceAll("/+$", "");
    var segment = decoded(path.substring(path.lastIndexOf('/') + 1));
    var words =
        Arrays.stream(segment.replace('-', ' ').strip().split("\\s+"))
            .filter(word -> !word.isEmpty())
            .map(AddressTags::capitalised)
            .collect(Collectors.joining(" "));
    return words.isEmpty() ? host(url) : words;
  }

  private static String host(WebUrl url) {
    return url.hostname().replaceFirst("^www\\.", "");
  }

  private static String decoded(String segment) {
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return segment;
    }
  }

  private static String capitalised(String word) {
    var first = word.offsetByCodePoints(0, 1);
    return word.substring(0, first).toUpperCase(Locale.ROOT) + word.substring(first);
  }
}
