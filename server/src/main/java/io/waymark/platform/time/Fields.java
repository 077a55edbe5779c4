package io.waymark.platform.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What a phrase says about a date and a time, in UTC unless an offset is given. Every field has a
 * value; the flags tell which ones were said and which are only assumed.
 *
 * @param day may not exist in that month; then the phrase means nothing
 * @param nanos of the second
 * @param dated whether a day, a month or a weekday was said
 * @param dayKnown whether the day itself was said
 * @param weekdayOnly whether all that was said is the day of the week
 * @param timed whether an hour was said
 * @param half the half of the day, for hours of a twelve-hour clock
 * @param halfSaid whether the half of the day was said
 * @param offset minutes ahead of UTC, if said
 */
record Fields(
    int year,
    int month,
    int day,
    int hour,
    int minute,
    int second,
    int nanos,
    boolean dated,
    boolean dayKnown,
    boolean weekdayOnly,
    boolean timed,
    Half half,
    boolean halfSaid,
    @Nullable Integer offset) {

  /** Half of a day. */
  enum Half {
    UNKNOWN,
    MORNING,
    AFTERNOON
  }

  /** Today at noon, nothing said. */
  static Fields noon(LocalDateTime now) {
    return new Fields(
        now.getYear(),
        now.getMonthValue(),
        now.getDayOfMonth(),
        12,
        0,
        0,
        0,
        false,
        false,
        false,
        false,
        Half.UNKNOWN,
        false,
        null);
  }

  /** A day that was said, at noon. */
  static Fields day(int year, int month, int day) {
    return new Fields(
        year, month, day, 12, 0, 0, 0, true, true, false, false, Half.UNKNOWN, false, null);
  }

  /** Assumes a day. */
  Fields around(LocalDateTime date) {
    return withDay(date, dated, dayKnown);
  }

  /** Says a day. */
  Fields on(LocalDateTime date) {
    return withDay(date, true, true);
  }

  /** Says a month; the day is only assumed. */
  Fields inMonth(int newYear, int newMonth, int assumedDay) {
    return new Fields(
        newYear,
        newMonth,
        assumedDay,
        hour,
        minute,
        second,
        nanos,
        true,
        dayKnown,
        weekdayOnly,
        timed,
        half,
        halfSaid,
        offset);
  }

  /** Says a day of the week, which falls on the assumed day. */
  Fields onWeekday() {
    return new Fields(
        year, month, day, hour, minute, second, nanos, true, dayKnown, !dayKnown, timed, half,
        halfSaid, offset);
  }

  /** Assumes a time of day. */
  Fields towards(int newHour, int newMinute, int newSecond, int newNanos, Half newHalf) {
    return withTime(newHour, newMinute, newSecond, newNanos, timed, newHalf, halfSaid);
  }

  /** Assumes the time of day of this date. */
  Fields towards(LocalDateTime time) {
    return towards(time.getHour(), time.getMinute(), time.getSecond(), time.getNano(), half);
  }

  /** Says a time of day. */
  Fields at(
      int newHour, int newMinute, int newSecond, int newNanos, Half newHalf, boolean newHalfSaid) {
    return withTime(newHour, newMinute, newSecond, newNanos, true, newHalf, newHalfSaid);
  }

  Fields withOffset(@Nullable Integer minutes) {
    return new Fields(
        year,
        month,
        day,
        hour,
        minute,
        second,
        nanos,
        dated,
        dayKnown,
        weekdayOnly,
        timed,
        half,
        halfSaid,
        minutes);
  }

  /** These fields, a date, at the time of the other ones. */
  Fields atTimeOf(Fields time) {
    Half newHalf = time.halfSaid || half == Half.UNKNOWN ? time.half : half;
    int newHour = newHalf == Half.AFTERNOON && time.hour < 12 ? time.hour + 12 : time.hour;
    return withTime(
            newHour,
            time.minute,
            time.second,
            time.nanos,
            timed || time.timed,
            newHalf,
            halfSaid || time.halfSaid)
        .withOffset(time.offset == null ? offset : time.offset);
  }

  /** Whether this could be a time without a date. */
  boolean isOnlyTime() {
    return !dated;
  }

  /** Whether this could be a date without a time. */
  boolean isOnlyDate() {
    return !timed;
  }

  /** The date and time as written, or null if there is no such day or time. */
  @Nullable LocalDateTime local() {
    try {
      return LocalDateTime.of(year, month, day, hour, minute, second, nanos);
    } catch (DateTimeException impossible) {
      return null;
    }
  }

  /** The instant meant, or null if there is no such day or time. */
  @Nullable Instant instant() {
    LocalDateTime local = local();
    if (local == null) {
      return null;
    }
    Instant utc = local.toInstant(ZoneOffset.UTC);
    return offset == null ? utc : utc.minusSeconds(offset * 60L);
  }

  private Fields withDay(LocalDateTime date, boolean newDated, boolean newDayKnown) {
    return new Fields(
        date.getYear(),
        date.getMonthValue(),
        date.getDayOfMonth(),
        hour,
        minute,
        second,
        nanos,
        newDated,
        newDayKnown,
        weekdayOnly,
        timed,
        half,
        halfSaid,
        offset);
  }

  private Fields withTime(
      int newHour,
      int newMinute,
      int newSecond,
      int newNanos,
      boolean newTimed,
      Half newHalf,
      boolean newHalfSaid) {
    return new Fields(
        year,
        month,
        day,
        newHour,
        newMinute,
        newSecond,
        newNanos,
        dated,
        dayKnown,
        weekdayOnly,
        newTimed,
        newHalf,
        newHalfSaid,
        offset);
  }
}
