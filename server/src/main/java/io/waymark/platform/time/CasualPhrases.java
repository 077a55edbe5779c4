package io.waymark.platform.time;

import io.waymark.platform.time.Fields.Half;
import java.time.LocalDateTime;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/** Words for days and parts of the day: {@code tomorrow}, {@code noon}, {@code last friday}. */
final class CasualPhrases {
  static final Phrase WEEKDAY =
      Phrase.of(
          "(?<!\\w)(?:[,(\uFF08]\\s{0,5})?(?:on\\s{0,5})?(?:(this|last|past|next)\\s{0,5})?("
              + Vocabulary.WEEKDAY
              + ")(?:\\s{0,5}[,)\uFF09])?(?:\\s{0,5}(this|last|past|next)\\s{0,5}week)?(?!\\w)",
          CasualPhrases::weekday);

  static final Phrase DAY =
      Phrase.word(
          "now|today|tonight|tomorrow|tmrw|tmr|yesterday|last\\s{0,5}night", CasualPhrases::day);

  static final Phrase PART_OF_DAY =
      Phrase.word(
          "(?:this)?\\s{0,3}(morning|afternoon|evening|night|midnight|midday|noon)",
          CasualPhrases::partOfDay);

  private CasualPhrases() {}

  private static Fields weekday(MatchResult match, LocalDateTime now) {
    String modifier = match.group(1) != null ? match.group(1) : match.group(3);
    int weekday = Vocabulary.weekday(match.group(2));
    int days = daysTo(now.getDayOfWeek().getValue() % 7, weekday, modifier);
    return Fields.noon(now).around(now.plusDays(days)).onWeekday();
  }

  /** Days from today to a weekday; Sunday is 0 and starts the week. */
  private static int daysTo(int today, int weekday, @Nullable String modifier) {
    int forward = Math.floorMod(weekday - today, 7);
    int backward = forward - 7;
    if (modifier == null) {
      return forward < -backward ? forward : backward;
    }
    return switch (Vocabulary.lower(modifier)) {
      case "this" -> forward;
      case "next" -> daysToNext(today, weekday, forward);
      default -> backward;
    };
  }

  // "Next Friday" is the one of next week, but on a weekend next week is about to begin.
  private static int daysToNext(int today, int weekday, int forward) {
    if (today == 0) {
      return weekday == 0 ? 7 : weekday;
    }
    if (today == 6) {
      return weekday == 6 ? 7 : 1 + (weekday == 0 ? 7 : weekday);
    }
    return weekday < today && weekday != 0 ? forward : forward + 7;
  }

  private static Fields day(MatchResult match, LocalDateTime now) {
    var today = Fields.noon(now).on(now);
    return switch (Vocabulary.lower(match.group())) {
      case "now" ->
          today
              .at(
                  now.getHour(),
                  now.getMinute(),
                  now.getSecond(),
                  now.getNano(),
                  now.getHour() < 12 ? Half.MORNING : Half.AFTERNOON,
                  true)
              .withOffset(0);
      case "today" -> today.towards(now);
      case "tonight" -> today.towards(22, 0, 0, 0, Half.AFTERNOON);
      case "tomorrow", "tmr", "tmrw" -> today.on(now.plusDays(1)).towards(now);
      case "yesterday" -> today.on(now.minusDays(1)).towards(now);
      default ->
          today.on(now.getHour() > 6 ? now.minusDays(1) : now).towards(0, 0, 0, 0, Half.UNKNOWN);
    };
  }

  private static Fields partOfDay(MatchResult match, LocalDateTime now) {
    var today = Fields.noon(now);
    return switch (Vocabulary.lower(match.group(1))) {
      case "morning" -> today.towards(6, 0, 0, 0, Half.MORNING);
      case "afternoon" -> today.towards(15, 0, 0, 0, Half.AFTERNOON);
      case "evening", "night" -> today.towards(20, 0, 0, 0, Half.AFTERNOON);
      case "midnight" ->
          (now.getHour() > 2 ? today.around(now.plusDays(1)) : today)
              .at(0, 0, 0, 0, Half.UNKNOWN, false);
      default -> today.towards(12, 0, 0, 0, Half.MORNING);
    };
  }
}
