package io.waymark.platform.net;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where engines in use (Node 20 to 24) are known not to do what the Standard says today, so that a
 * comparison with them says nothing. The Standard's own implementation agrees with us on these.
 */
final class EngineBug {
  private static final Pattern SPACE_BEFORE_QUERY = Pattern.compile("[ \\t\\n\\r][?#]");
  private static final Pattern DRIVE_PREFIX = Pattern.compile("^/[A-Za-z]:[^/]");

  private static final Pattern ESCAPES = Pattern.compile("(?:%[0-9A-Fa-f]{2})+");
  private static final Pattern BAD_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  private EngineBug() {}

  /** Whether the engine is the one inside Node and not the Standard's own implementation. */
  static boolean possible() {
    return System.getenv("NODE_PATH") == null;
  }

  /**
   * Node's URLSearchParams mangles text beyond ASCII next to a stray percent sign, and next to
   * escapes that are no UTF-8.
   */
  static boolean mayShowInQuery(String query) {
    return query.chars().anyMatch(c -> c >= 0x80)
        && (BAD_PERCENT.matcher(query).find()
            || !ESCAPES.matcher(query).results().allMatch(run -> isUtf8(run.group())));
  }

  private static boolean isUtf8(String escapes) {
    try {
      var bytes = HexFormat.of().parseHex(escapes.replace("%", ""));
      return !UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).isEmpty();
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  static boolean mayShow(String text, @Nullable String baseText) {
    WebUrl base = baseText == null ? null : WebUrl.parse(baseText);
    WebUrl url = base == null ? WebUrl.parse(text) : WebUrl.parse(text, base);
    return mayShow(text)
        || (baseText != null && mayShow(baseText))
        || joins(base)
        || hasEmptyQuery(base)
        || collapses(url);
  }

  /** The circumflex of paths is encoded since 2024, the last space of opaque paths since 2025. */
  private static boolean mayShow(String text) {
    return text.indexOf('^') >= 0 || SPACE_BEFORE_QUERY.matcher(text).find();
  }

  /** Relative URLs are joined to opaque paths, and to segments that start like a drive. */
  private static boolean joins(@Nullable WebUrl base) {
    return base != null && (base.hasOpaquePath() || DRIVE_PREFIX.matcher(base.pathname()).find());
  }

  /** A question mark that nothing follows gets lost when a fragment is joined to it. */
  private static boolean hasEmptyQuery(@Nullable WebUrl base) {
    return base != null && base.search().isEmpty() && base.href().indexOf('?') >= 0;
  }

  /** Dot segments of other schemes take the last slash with them. */
  private static boolean collapses(@Nullable WebUrl url) {
    return url != null && !url.isSpecial() && url.pathname().endsWith("/");
  }
}
