package io.waymark.platform.time;

import static io.waymark.platform.time.TimeSpan.SPAN;
import static io.waymark.platform.time.TimeSpan.UNIT;

import java.time.LocalDateTime;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times counted from now: {@code in 2 days}, {@code 4 hours ago}, {@code next month}. */
final class RelativePhrases {
  private static final Pattern FOR_THE =
      Pattern.compile("(?i)for\\s*the\\s*\\w+.*", Pattern.DOTALL);

  static final Phrase WITHIN =
      Phrase.word(
          "(?:within|in|for)\\s{0,5}"
              + "(?:(?:about|around|roughly|approximately|just)\\s{0,5}(?:~\\s{0,5})?)?("
              + SPAN
              + ")",
          (match, now) ->
              FOR_THE.matcher(match.group()).matches()
                  ? null
                  : TimeSpan.parse(match.group(1)).after(now));

  static final Phrase AGO =
      Phrase.word(
          "(" + SPAN + ")\\s{0,5}(?:ago|before|earlier)",
          (match, now) -> TimeSpan.parse(match.group(1)).negated().after(now));

  static final Phrase LATER =
      Phrase.word(
          "(" + SPAN + ")\\s{0,5}(?:later|after|from now|henceforth|forward|out)",
          (match, now) -> TimeSpan.parse(match.group(1)).after(now));

  static final Phrase THIS_OR_NEXT =
      Phrase.word(
          "(this|last|past|next|after\\s{0,5}this)\\s{0,5}(" + UNIT + ")", RelativePhrases::unit);

  static final Phrase SHIFT =
      Phrase.word(
          "(this|last|past|next|after|\\+|-)\\s{0,5}(" + SPAN + ")",
          (match, now) -> {
            var span = TimeSpan.parse(match.group(2));
            boolean back =
                switch (match.group(1).toLowerCase(Locale.ROOT)) {
                  case "last", "past", "-" -> true;
                  default -> false;
                };
            return (back ? span.negated() : span).after(now);
          });

  private RelativePhrases() {}

  private static @Nullable Fields unit(MatchResult match, LocalDateTime now) {
    String modifier = match.group(1).toLowerCase(Locale.ROOT);
    var unit = TimeSpan.unit(match.group(2));
    if (modifier.equals("next") || modifier.startsWith("after")) {
      return TimeSpan.of(unit, 1).after(now);
    }
    if (!modifier.equals("this")) {
      return TimeSpan.of(unit, -1).after(now);
    }
    var today = Fields.noon(now);
    return switch (unit) {
      case WEEK -> today.around(now.minusDays(now.getDayOfWeek().getValue() % 7L));
      case MONTH -> today.inMonth(now.getYear(), now.getMonthValue(), 1);
      case YEAR -> today.around(now.withDayOfYear(1));
      default -> today;
    };
  }
}
