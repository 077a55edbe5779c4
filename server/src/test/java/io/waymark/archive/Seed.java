package io.waymark.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.waymark.events.BotReason;
import io.waymark.events.ClickDay;
import io.waymark.events.Place;
import io.waymark.events.SampleClick;
import io.waymark.events.Trigger;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Two workspaces with something in every table that archives have, and every column of it. */
final class Seed {
  private Seed() {}

  static void into(ArchiveServer server) throws IOException {
    String sql;
    try (InputStream file = Seed.class.getResourceAsStream("seed.sql")) {
      sql = new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
    }
    server.jdbi.useTransaction(
        handle -> {
          handle.createScript(sql).execute();
          for (var sealed :
              new String[][] {
                {"links", "password", "id = 'link_a1'", "open sesame"},
                {"dashboards", "password", "id = 'dash_a'", "look"},
                {"second_factors", "secret", "true", "JBSWY3DPEHPK3PXP"},
                {"webhooks", "secret", "true", "whsec_1"},
                {"connections", "secrets", "true", "{\"webhookSecret\":\"whsec_2\"}"},
                {"parked_events", "body", "true", "{\"id\":\"evt_1\"}"}
              }) {
            handle
                .createUpdate(
                    "update %s set %s = :sealed where %s"
                        .formatted(sealed[0], sealed[1], sealed[2]))
                .bind("sealed", server.secrets.seal(sealed[3]))
                .execute();
          }
          handle.execute("update journal_positions set sequence = 4");
        });
    try (var intake = server.events.begin()) {
      intake.add(
          SampleClick.sequence(1)
              .workspace("ws_a")
              .link("link_a1")
              .agent("Mobile", "Firefox", "iOS")
              .referrer("t.co", "https://t.co/1")
              .trigger(Trigger.QR)
              .click());
      // a repeat of the same visitor in the same microsecond: two clicks
      intake.add(SampleClick.sequence(2).workspace("ws_a").link("link_a1").id("twice").click());
      intake.add(SampleClick.sequence(3).workspace("ws_a").link("link_a1").id("twice").click());
      intake.add(
          SampleClick.sequence(4)
              .workspace("ws_b")
              .link("link_b1")
              .at("2026-08-21T12:00:00.123456Z")
              .reason(BotReason.REPEAT)
              .click());
      intake.add(day("2025-01-01", null));
      intake.add(day("2025-01-02", BotReason.USER_AGENT));
      var _ = intake.compare();
      intake.commit(4);
    }
  }

  private static ClickDay day(String date, @Nullable BotReason reason) {
    return new ClickDay(
        Instant.parse(date + "T12:00:00Z"),
        "ws_a",
        "link_a1",
        "https://shop.test/?utm_source=x",
        new Place("EU", "DE", "BE", "Berlin", "Unknown", "Unknown"),
        "Mobile",
        "Firefox",
        "iOS",
        "t.co",
        "https://t.co/1",
        Trigger.QR,
        reason,
        12,
        Instant.parse(date + "T20:15:00.5Z"));
  }
}
