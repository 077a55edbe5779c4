package io.waymark.conversions;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.events.Agent;
import io.waymark.events.Click;
import io.waymark.events.Place;
import io.waymark.events.Trigger;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ClickJsonTest {
  private static final Click CLICK =
      new Click(
          7,
          Instant.parse("2026-08-21T21:14:02.123456Z"),
          "0123456789abcdef",
          "ws_1",
          "link_1",
          "go.example.com",
          "k",
          "https://x.test/?a=ä",
          "hash",
          "203.0.113.1",
          new Place("NA", "US", "CA", "San José", "1.5", "2.5"),
          Agent.UNKNOWN,
          true,
          "(direct)",
          "(direct)",
          Trigger.QR,
          null);

  @Test
  @DisplayName("what is written is read as the same click")
  void roundTrip() {
    assertThat(ClickJson.read(ClickJson.write(CLICK))).isEqualTo(CLICK);
  }

  @Test
  @DisplayName("clicks that an earlier version wrote stay readable")
  void golden() {
    var written =
        """
        {"sequence":7,"timestamp":"2026-08-21T21:14:02.123456Z","clickId":"0123456789abcdef",
         "workspaceId":"ws_1","linkId":"link_1","domain":"go.example.com","key":"k",
         "url":"https://x.test/?a=ä","identityHash":"hash","ip":"203.0.113.1",
         "place":{"continent":"NA","country":"US","region":"CA","city":"San José",
           "latitude":"1.5","longitude":"2.5"},
         "agent":{"device":"Desktop","deviceVendor":"Unknown","deviceModel":"Unknown",
           "browser":"Unknown","browserVersion":"Unknown","engine":"Unknown",
           "engineVersion":"Unknown","os":"Unknown","osVersion":"Unknown",
           "cpuArchitecture":"Unknown","userAgent":"Unknown"},
         "qr":true,"referer":"(direct)","refererUrl":"(direct)","trigger":"QR",
         "botReason":null,"later":"is passed over"}
        """;
    assertThat(ClickJson.read(written)).isEqualTo(CLICK);
  }
}
