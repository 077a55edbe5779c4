package io.waymark.platform.time;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes one of sightings that belong together, in a text and in their order. */
final class Neighbours {
  private static final Pattern DATE_TO_TIME =
      Pattern.compile("\\s*(?:T|at|after|before|on|of|,|-)?\\s*");
  private static final Pattern WEEKDAY_TO_DATE = Pattern.compile(",?\\s*");
  private static final Pattern BEFORE_IT = Pattern.compile("(?is).*\\s(?:before|from)");
  private static final Pattern AFTER_IT = Pattern.compile("(?is).*\\s(?:after|since)");

  private final String text;

  Neighbours(String text) {
    this.text = text;
  }

  /** Decides whether two neighbours are one; null if they are not. */
  @FunctionalInterface
  private interface Union {
    @Nullable Sighting of(Sighting left, Sighting right);
  }

  /** Of sightings that overlap, the longest, or the first of equally long ones. */
  List<Sighting> withoutOverlaps(List<Sighting> sightings) {
    return unite(
        sightings,
        (left, right) -> {
          if (right.start() >= left.end()) {
            return null;
          }
          return right.length() > left.length() ? right : left;
        });
  }

  /** {@code tomorrow +2 hours}: counts the span from the date before it. */
  List<Sighting> spansAfterDates(List<Sighting> sightings) {
    return unite(
        sightings,
        (left, right) -> {
          char sign = text.charAt(right.start());
          if (!between(left, right).isBlank() || (sign != '+' && sign != '-')) {
            return null;
          }
          return counted(left, right, left, right, sign == '-');
        });
  }

  /** {@code 2 days after tomorrow}: counts the span from the date that follows it. */
  List<Sighting> spansBeforeDates(List<Sighting> sightings) {
    return unite(
        sightings,
        (left, right) -> {
          String span = text.substring(left.start(), left.end());
          boolean back = BEFORE_IT.matcher(span).matches();
          if (!between(left, right).isBlank() || !(back || AFTER_IT.matcher(span).matches())) {
            return null;
          }
          return counted(left, right, right, left, back);
        });
  }

  /** {@code Monday, 25 December}: the date says it all. */
  List<Sighting> weekdaysAndDates(List<Sighting> sightings) {
    return unite(
        sightings,
        (left, right) -> {
          boolean belong =
              left.fields().weekdayOnly()
                  && !left.fields().timed()
                  && right.fields().dayKnown()
                  && WEEKDAY_TO_DATE.matcher(between(left, right)).matches();
          return belong ? left.joinedWith(right, right.fields()) : null;
        });
  }

  /** {@code tomorrow at 5pm} and {@code 5pm tomorrow}. */
  List<Sighting> datesAndTimes(List<Sighting> sightings) {
    return unite(
        sightings,
        (left, right) -> {
          Fields first = left.fields();
          Fields second = right.fields();
          boolean dateFirst = first.isOnlyDate() && second.isOnlyTime();
          boolean timeFirst = second.isOnlyDate() && first.isOnlyTime();
          if (!(dateFirst || timeFirst) || !DATE_TO_TIME.matcher(between(left, right)).matches()) {
            return null;
          }
          // A vague word like "next week" can be either: then the first one is the date.
          return left.joinedWith(
              right, first.isOnlyDate() ? first.atTimeOf(second) : second.atTimeOf(first));
        });
  }

  private @Nullable Sighting counted(
      Sighting left, Sighting right, Sighting date, Sighting span, boolean back) {
    var length = TimeSpan.parse(text.substring(span.start(), span.end()));
    var instant = date.fields().instant();
    if (instant == null) {
      return null;
    }
    var start = LocalDateTime.ofInstant(instant, java.time.ZoneOffset.UTC);
    Fields end = (back ? length.negated() : length).after(start);
    return end == null ? null : left.joinedWith(right, end);
  }

  private String between(Sighting left, Sighting right) {
    return text.substring(left.end(), Math.max(left.end(), right.start()));
  }

  private static List<Sighting> unite(List<Sighting> sightings, Union union) {
    var united = new ArrayList<Sighting>();
    Sighting current = null;
    for (var next : sightings) {
      if (current == null) {
        current = next;
        continue;
      }
      Sighting one = union.of(current, next);
      if (one == null) {
        united.add(current);
        current = next;
      } else {
        current = one;
      }
    }
    if (current != null) {
      united.add(current);
    }
    return united;
  }
}
