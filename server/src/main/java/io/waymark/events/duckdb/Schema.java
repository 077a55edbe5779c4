package io.waymark.events.duckdb;

import static io.waymark.events.duckdb.Sql.sql;

import io.waymark.events.EventStoreException;
import io.waymark.events.EventStoreException.Reason;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The tables, brought up to date step by step. Steps are only ever added, at the end. */
final class Schema {
  /** What leads and sales have of their clicks since the second step. */
  private static final String FROZEN_OF_CLICKS =
      """
      click_id VARCHAR NOT NULL,
      workspace_id VARCHAR NOT NULL,
      link_id VARCHAR NOT NULL,
      domain VARCHAR NOT NULL,
      key VARCHAR NOT NULL,
      url VARCHAR NOT NULL,
      ip VARCHAR NOT NULL,
      identity_hash VARCHAR NOT NULL,
      continent VARCHAR NOT NULL,
      country VARCHAR NOT NULL,
      region VARCHAR NOT NULL,
      city VARCHAR NOT NULL,
      latitude VARCHAR NOT NULL,
      longitude VARCHAR NOT NULL,
      device VARCHAR NOT NULL,
      device_vendor VARCHAR NOT NULL,
      device_model VARCHAR NOT NULL,
      browser VARCHAR NOT NULL,
      browser_version VARCHAR NOT NULL,
      engine VARCHAR NOT NULL,
      engine_version VARCHAR NOT NULL,
      os VARCHAR NOT NULL,
      os_version VARCHAR NOT NULL,
      cpu_architecture VARCHAR NOT NULL,
      ua VARCHAR NOT NULL,
      bot BOOLEAN NOT NULL,
      qr BOOLEAN NOT NULL,
      referer VARCHAR NOT NULL,
      referer_url VARCHAR NOT NULL,
      trigger VARCHAR NOT NULL,
      bot_reason VARCHAR""";

  private static final String COMMON_TO_CONVERSIONS =
      """
      event_id VARCHAR NOT NULL,
      timestamp TIMESTAMP NOT NULL,
      event_name VARCHAR NOT NULL,
      customer_id VARCHAR NOT NULL,
      metadata VARCHAR NOT NULL,
      sequence BIGINT NOT NULL,
      clicked_at TIMESTAMP NOT NULL,
      """;

  private static final List<List<String>> STEPS =
      List.of(
          List.of(
              """
              CREATE TABLE position (sequence BIGINT NOT NULL)
              """,
              """
              INSERT INTO position VALUES (0)
              """,
              """
              CREATE TABLE clicks (
                sequence BIGINT NOT NULL,
                timestamp TIMESTAMP NOT NULL,
                click_id VARCHAR NOT NULL,
                workspace_id VARCHAR NOT NULL,
                link_id VARCHAR NOT NULL,
                domain VARCHAR NOT NULL,
                key VARCHAR NOT NULL,
                url VARCHAR NOT NULL,
                ip VARCHAR NOT NULL,
                identity_hash VARCHAR NOT NULL,
                continent VARCHAR NOT NULL,
                country VARCHAR NOT NULL,
                region VARCHAR NOT NULL,
                city VARCHAR NOT NULL,
                latitude VARCHAR NOT NULL,
                longitude VARCHAR NOT NULL,
                device VARCHAR NOT NULL,
                device_vendor VARCHAR NOT NULL,
                device_model VARCHAR NOT NULL,
                browser VARCHAR NOT NULL,
                browser_version VARCHAR NOT NULL,
                engine VARCHAR NOT NULL,
                engine_version VARCHAR NOT NULL,
                os VARCHAR NOT NULL,
                os_version VARCHAR NOT NULL,
                cpu_architecture VARCHAR NOT NULL,
                ua VARCHAR NOT NULL,
                bot BOOLEAN NOT NULL,
                qr BOOLEAN NOT NULL,
                referer VARCHAR NOT NULL,
                referer_url VARCHAR NOT NULL,
                trigger VARCHAR NOT NULL,
                bot_reason VARCHAR)
              """),
          List.of(
              "CREATE TABLE leads (" + COMMON_TO_CONVERSIONS + FROZEN_OF_CLICKS + ")",
              "CREATE TABLE sales ("
                  + COMMON_TO_CONVERSIONS
                  + FROZEN_OF_CLICKS
                  + """
                  ,
                  payment_processor VARCHAR NOT NULL,
                  amount BIGINT NOT NULL,
                  currency VARCHAR NOT NULL,
                  invoice_id VARCHAR NOT NULL)
                  """),
          List.of(
              """
              CREATE TABLE click_days (
                timestamp TIMESTAMP NOT NULL,
                workspace_id VARCHAR NOT NULL,
                link_id VARCHAR NOT NULL,
                url VARCHAR NOT NULL,
                continent VARCHAR NOT NULL,
                country VARCHAR NOT NULL,
                region VARCHAR NOT NULL,
                city VARCHAR NOT NULL,
                device VARCHAR NOT NULL,
                browser VARCHAR NOT NULL,
                os VARCHAR NOT NULL,
                referer VARCHAR NOT NULL,
                referer_url VARCHAR NOT NULL,
                trigger VARCHAR NOT NULL,
                bot_reason VARCHAR,
                clicks BIGINT NOT NULL,
                sequence BIGINT NOT NULL,
                last TIMESTAMP NOT NULL)
              """,
              """
              CREATE VIEW counted_clicks AS
              SELECT timestamp, click_id, workspace_id, link_id, url, continent, country, region, city,
                device, browser, os, referer, referer_url, trigger, bot_reason, 1::BIGINT AS clicks,
                sequence, timestamp AS last
              FROM clicks
              UNION ALL
              SELECT timestamp, '' AS click_id, workspace_id, link_id, url, continent, country, region,
                city, device, browser, os, referer, referer_url, trigger, bot_reason, clicks, sequence,
                last
              FROM click_days
              """),
          sums());

  /** Whose names and number of keys are those of {@link SumTable}. */
  private static List<String> sums() {
    var statements = new ArrayList<String>();
    statements.add("CREATE TABLE summed (before TIMESTAMP NOT NULL, sequence BIGINT NOT NULL)");
    statements.add("INSERT INTO summed VALUES (TIMESTAMP '1970-01-01 00:00:00', 0)");
    statements.add(sums("quarter", 0));
    for (var name :
        List.of(
            "continent",
            "country",
            "device",
            "browser",
            "os",
            "trigger",
            "referer",
            "referer_url",
            "link",
            "base_url",
            "utm_source",
            "utm_medium",
            "utm_campaign",
            "utm_term",
            "utm_content")) {
      statements.add(sums(name, 1));
    }
    statements.add(sums("region", 2));
    statements.add(sums("city", 3));
    return List.copyOf(statements);
  }

  private static String sums(String name, int keys) {
    var columns = new StringBuilder();
    for (var key = 1; key <= keys; key++) {
      columns.append("key").append(key).append(" VARCHAR NOT NULL, ");
    }
    return "CREATE TABLE sums_by_"
        + name
        + " (timestamp TIMESTAMP NOT NULL, workspace_id VARCHAR NOT NULL, human BOOLEAN NOT NULL, "
        + columns
        + "clicks BIGINT NOT NULL, sequence BIGINT NOT NULL)";
  }

  private Schema() {}

  /**
   * Takes the missing steps, each in a transaction with its number.
   *
   * @throws EventStoreException if a newer version of this program has been here
   */
  static void migrate(Session session) throws SQLException {
    migrate(session, STEPS.size());
  }

  /** As far as that step. */
  static void migrate(Session session, int last) throws SQLException {
    session.execute(
        sql(
            """
            CREATE TABLE IF NOT EXISTS schema_version (
              version INTEGER NOT NULL,
              applied_at TIMESTAMP NOT NULL DEFAULT (now() AT TIME ZONE 'UTC'))
            """));
    var version =
        session
            .first(
                sql("SELECT coalesce(max(version), 0) FROM schema_version"), row -> row.getInt(1))
            .orElse(0);
    if (version > STEPS.size()) {
      throw new EventStoreException(
          Reason.FAILED,
          "The event store has schema version "
              + version
              + ", but this version of Waymark knows only "
              + STEPS.size()
              + ": it was written by a newer one");
    }
    for (var next = version + 1; next <= last; next++) {
      session.execute(sql("BEGIN TRANSACTION"));
      for (var statement : STEPS.get(next - 1)) {
        session.execute(sql(statement));
      }
      session.execute(sql("INSERT INTO schema_version (version) VALUES (?)", next));
      session.execute(sql("COMMIT"));
    }
  }
}
