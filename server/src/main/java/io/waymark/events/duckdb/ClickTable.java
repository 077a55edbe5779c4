package io.waymark.events.duckdb;

import io.waymark.events.Agent;
import io.waymark.events.BotReason;
import io.waymark.events.Click;
import io.waymark.events.Place;
import io.waymark.events.Trigger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.duckdb.DuckDBAppender;

/** How a click lies in the table {@code clicks}: the names of A2, in the order of the schema. */
final class ClickTable {
  static final String NAME = "clicks";

  /** What leads and sales have a copy of, too. */
  static final String FROZEN =
      """
      click_id, workspace_id, link_id, domain, key, url, ip,
      identity_hash, continent, country, region, city, latitude, longitude, device, device_vendor,
      device_model, browser, browser_version, engine, engine_version, os, os_version,
      cpu_architecture, ua, bot, qr, referer, referer_url, trigger, bot_reason
      """;

  static final String COLUMNS = "sequence, epoch_us(timestamp) AS micros, " + FROZEN;

  private ClickTable() {}

  /**
   * Appends those above a sequence in one stroke; belongs to the transaction that is open on the
   * connection.
   *
   * @return when the newest of all was, {@link Instant#EPOCH} without any
   * @throws IllegalArgumentException if they are not in order, or one is above the last
   */
  static Instant append(Session session, Iterable<Click> clicks, long after, long last)
      throws SQLException {
    var newest = Instant.EPOCH;
    var previous = Long.MIN_VALUE;
    try (var appender = session.connection().createAppender(NAME)) {
      for (var click : clicks) {
        if (click.sequence() <= previous || click.sequence() > last) {
          throw new IllegalArgumentException(
              "Sequence %d after %d in a batch up to %d"
                  .formatted(click.sequence(), previous, last));
        }
        previous = click.sequence();
        newest = newest.isAfter(click.timestamp()) ? newest : click.timestamp();
        if (previous > after) {
          append(appender, click);
        }
      }
      // Closing does the same, and does not tell if it fails.
      appender.flush();
    }
    return newest;
  }

  private static void append(DuckDBAppender row, Click click) throws SQLException {
    row.beginRow().append(click.sequence()).appendEpochMicros(micros(click.timestamp()));
    appendFrozen(row, click);
    row.endRow();
  }

  /** The columns of {@link #FROZEN}. */
  static void appendFrozen(DuckDBAppender row, Click click) throws SQLException {
    row.append(click.clickId())
        .append(click.workspaceId())
        .append(click.linkId())
        .append(click.domain())
        .append(click.key())
        .append(click.url())
        .append(click.ip())
        .append(click.identityHash());
    append(row, click.place());
    append(row, click.agent());
    row.append(click.bot())
        .append(click.qr())
        .append(click.referer())
        .append(click.refererUrl())
        .append(click.trigger().label());
    var reason = click.botReason();
    if (reason == null) {
      row.appendNull();
    } else {
      row.append(reason.label());
    }
  }

  private static void append(DuckDBAppender row, Place place) throws SQLException {
    row.append(place.continent())
        .append(place.country())
        .append(place.region())
        .append(place.city())
        .append(place.latitude())
        .append(place.longitude());
  }

  private static void append(DuckDBAppender row, Agent agent) throws SQLException {
    row.append(agent.device())
        .append(agent.deviceVendor())
        .append(agent.deviceModel())
        .append(agent.browser())
        .append(agent.browserVersion())
        .append(agent.engine())
        .append(agent.engineVersion())
        .append(agent.os())
        .append(agent.osVersion())
        .append(agent.cpuArchitecture())
        .append(agent.userAgent());
  }

  /** Reads a row of {@link #COLUMNS}. */
  static Click read(ResultSet row) throws SQLException {
    return read(row, "micros");
  }

  /**
   * Reads a row that has {@link #FROZEN} and the sequence.
   *
   * @param time the column with the click's time in microseconds
   */
  static Click read(ResultSet row, String time) throws SQLException {
    var reason = row.getString("bot_reason");
    return new Click(
        row.getLong("sequence"),
        instant(row.getLong(time)),
        row.getString("click_id"),
        row.getString("workspace_id"),
        row.getString("link_id"),
        row.getString("domain"),
        row.getString("key"),
        row.getString("url"),
        row.getString("identity_hash"),
        row.getString("ip"),
        place(row),
        agent(row),
        row.getBoolean("qr"),
        row.getString("referer"),
        row.getString("referer_url"),
        Trigger.labelled(row.getString("trigger")).orElseThrow(),
        reason == null ? null : BotReason.labelled(reason).orElseThrow());
  }

  private static Place place(ResultSet row) throws SQLException {
    return new Place(
        row.getString("continent"),
        row.getString("country"),
        row.getString("region"),
        row.getString("city"),
        row.getString("latitude"),
        row.getString("longitude"));
  }

  private static Agent agent(ResultSet row) throws SQLException {
    return new Agent(
        row.getString("device"),
        row.getString("device_vendor"),
        row.getString("device_model"),
        row.getString("browser"),
        row.getString("browser_version"),
        row.getString("engine"),
        row.getString("engine_version"),
        row.getString("os"),
        row.getString("os_version"),
        row.getString("cpu_architecture"),
        row.getString("ua"));
  }

  static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant.truncatedTo(ChronoUnit.MICROS));
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** A moment as a {@code TIMESTAMP} value, which means UTC everywhere in this database. */
  static LocalDateTime timestamp(Instant instant) {
    return LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
  }
}
