package io.waymark.events.duckdb;

import io.waymark.events.BotReason;
import io.waymark.events.ClickDay;
import io.waymark.events.Place;
import io.waymark.events.Trigger;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;

/** How days of old clicks lie in the table {@code click_days}, but for their sequences. */
final class ArchivedDays {
  /** All that tells one from another, in an order that sorts them by time first. */
  static final String COLUMNS =
      """
      epoch_us(timestamp) AS micros, workspace_id, link_id, url, continent, country, region, city,
      device, browser, os, referer, referer_url, trigger, bot_reason, clicks,
      epoch_us(last) AS last_micros
      """;

  private ArchivedDays() {}

  static ClickDay read(ResultSet row) throws SQLException {
    var reason = row.getString("bot_reason");
    return new ClickDay(
        ClickTable.instant(row.getLong("micros")),
        row.getString("workspace_id"),
        row.getString("link_id"),
        row.getString("url"),
        new Place(
            row.getString("continent"),
            row.getString("country"),
            row.getString("region"),
            row.getString("city"),
            "Unknown",
            "Unknown"),
        row.getString("device"),
        row.getString("browser"),
        row.getString("os"),
        row.getString("referer"),
        row.getString("referer_url"),
        Trigger.labelled(row.getString("trigger")).orElseThrow(),
        reason == null ? null : BotReason.labelled(reason).orElseThrow(),
        row.getLong("clicks"),
        ClickTable.instant(row.getLong("last_micros")));
  }

  static void append(DuckDBAppender row, ClickDay day) throws SQLException {
    row.beginRow()
        .appendEpochMicros(ClickTable.micros(day.timestamp()))
        .append(day.workspaceId())
        .append(day.linkId())
        .append(day.url())
        .append(day.place().continent())
        .append(day.place().country())
        .append(day.place().region())
        .append(day.place().city())
        .append(day.device())
        .append(day.browser())
        .append(day.os())
        .append(day.referer())
        .append(day.refererUrl())
        .append(day.trigger().label());
    var reason = day.botReason();
    if (reason == null) {
      row.appendNull();
    } else {
      row.append(reason.label());
    }
    row.append(day.clicks()).append(0L).appendEpochMicros(ClickTable.micros(day.last())).endRow();
  }
}
