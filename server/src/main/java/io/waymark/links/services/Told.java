package io.waymark.links.services;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.waymark.platform.net.WebUrl;
import io.waymark.platform.time.IsoDate;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what services tell, which may be anything. */
final class Told {
  private static final int MOST_TAGS = 50;
  private static final int LONGEST_CURSOR = 2_000;
  private static final int LONGEST_HOST = 190;
  private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2999-01-01T00:00:00Z");
  private static final Pattern HOST = Pattern.compile("[^/\\\\?#@\\s]+");
  private static final Pattern OFFSET_WITHOUT_COLON = Pattern.compile("([+-]\\d{2})(\\d{2})$");

  private Told() {}

  /** A text or a number as text; null if it is neither, or empty. */
  static @Nullable String text(JsonNode object, String name) {
    var value = object.path(name);
    var text = value.isTextual() || value.isIntegralNumber() ? value.asText() : "";
    return text.isEmpty() ? null : text;
  }

  /** A date; null if there is none that could be a link's. */
  static @Nullable Instant date(JsonNode object, String name) {
    var text = text(object, name);
    if (text == null || text.length() > 40) {
      return null;
    }
    var date = IsoDate.parse(OFFSET_WITHOUT_COLON.matcher(text).replaceFirst("$1:$2"));
    return date == null || date.isBefore(FIRST) || date.isAfter(LAST) ? null : date;
  }

  /**
   * Names of tags, the first of them.
   *
   * @param name of the field of a tag that is an object
   */
  static List<String> tags(JsonNode list, String name) {
    var tags = new ArrayList<String>();
    for (var tag : list) {
      var text = tag.isTextual() ? tag.textValue() : text(tag, name);
      if (text != null && !text.isBlank() && tags.size() < MOST_TAGS) {
        tags.add(text.strip());
      }
    }
    return tags;
  }

  /** Where the next page begins; null if nowhere, or if it is no such thing. */
  static @Nullable String cursor(JsonNode object, String name) {
    var text = text(object, name);
    return text == null || text.length() > LONGEST_CURSOR || text.indexOf('\0') >= 0 ? null : text;
  }

  /** A host as domains are stored, in lower case and ASCII; null if it cannot be one. */
  static @Nullable String host(@Nullable String text) {
    if (text == null || text.length() > LONGEST_HOST || !HOST.matcher(text).matches()) {
      return null;
    }
    var url = WebUrl.parse("https://" + text);
    return url == null ? null : url.host().toLowerCase(Locale.ROOT);
  }

  /** As a part of a path, or a value of a query. */
  static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }
}
