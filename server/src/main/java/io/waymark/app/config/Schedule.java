package io.waymark.app.config;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Moments that come again and again, or {@code none}.
 *
 * @param text as it was written, in lower case and with single spaces
 */
public record Schedule(String text) {
  private static final Pattern DAILY = Pattern.compile("daily ([01]\\d|2[0-3]):([0-5]\\d)");
  private static final Pattern WEEKLY =
      Pattern.compile("weekly ([a-z]+) ([01]\\d|2[0-3]):([0-5]\\d)");
  private static final List<String> DAYS =
      List.of("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday");

  private static final ZonedDateTime SOME_MOMENT = Instant.EPOCH.atZone(ZoneOffset.UTC);

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Schedule parse(CharSequence text) {
    var schedule =
        new Schedule(text.toString().strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT));
    var cron = schedule.cron();
    if (cron.isPresent()
        && ExecutionTime.forCron(cron.get()).nextExecution(SOME_MOMENT).isEmpty()) {
      throw new IllegalArgumentException("never");
    }
    return schedule;
  }

  /** Whether there is such a moment at all. */
  public boolean isNever() {
    return text.equals("none");
  }

  /**
   * The last of the moments that is not after another.
   *
   * @throws IllegalStateException if there is none
   */
  public Instant last(Instant now, ZoneId zone) {
    var times = ExecutionTime.forCron(cron().orElseThrow(IllegalStateException::new));
    var here = now.atZone(zone);
    return (times.isMatch(here)
            ? Optional.of(here.withSecond(0).withNano(0))
            : times.lastExecution(here))
        .orElseThrow(IllegalStateException::new)
        .toInstant();
  }

  private Optional<Cron> cron() {
    if (isNever()) {
      return Optional.empty();
    }
    var parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
    return Optional.of(parser.parse(fields()).validate());
  }

  private String fields() {
    if (text.equals("hourly")) {
      return "0 * * * *";
    }
    var daily = DAILY.matcher(text);
    if (daily.matches()) {
      return "%s %s * * *".formatted(daily.group(2), daily.group(1));
    }
    var weekly = WEEKLY.matcher(text);
    if (weekly.matches() && DAYS.contains(weekly.group(1))) {
      return "%s %s * * %d"
          .formatted(weekly.group(3), weekly.group(2), DAYS.indexOf(weekly.group(1)));
    }
    return text;
  }

  @Override
  public String toString() {
    return text;
  }
}
