package io.waymark.traffic.clicks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.events.Place;
import io.waymark.events.Trigger;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VisitCodecTest {

  @ParameterizedTest
  @EnumSource
  void whatIsWrittenIsRead(Trigger trigger) {
    for (var flags = 0; flags < 1 << 7; flags++) {
      var visit = Visits.visit(trigger, flags);

      assertThat(VisitCodec.decode(VisitCodec.encode(visit))).isEqualTo(visit);
    }
  }

  @Test
  void anOverlongTextIsCut() {
    var visit = Visits.of("https://example.com/" + "é".repeat(40_000));

    var read = VisitCodec.decode(VisitCodec.encode(visit));

    assertThat(read.url()).startsWith("https://example.com/é").hasSizeLessThan(20_020);
    assertThat(read.linkId()).isEqualTo(visit.linkId());
  }

  @Test
  void anotherVersionIsRefused() {
    var bytes = VisitCodec.encode(Visits.of("https://example.com"));
    bytes[0] = 9;

    assertThatThrownBy(() -> VisitCodec.decode(bytes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("version 9");
  }

  @Test
  void aShortenedVisitIsRefused() {
    var bytes = VisitCodec.encode(Visits.of("https://example.com"));
    for (var length = 0; length < bytes.length; length++) {
      var shortened = Arrays.copyOf(bytes, length);

      assertThatThrownBy(() -> VisitCodec.decode(shortened))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void damagedBytesAreReadOrRefusedAndNothingElse() {
    var random = new Random(20_261_121);
    var good = VisitCodec.encode(Visits.visit(Trigger.QR, 127));
    for (var i = 0; i < 20_000; i++) {
      var bad = good.clone();
      for (var j = 0; j <= random.nextInt(4); j++) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt();
      }

      assertThatCode(() -> decodeOrRefuse(bad)).doesNotThrowAnyException();
    }
  }

  private static void decodeOrRefuse(byte[] bytes) {
    try {
      assertThat(VisitCodec.decode(bytes)).isNotNull();
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageNotContaining("null");
    }
  }

  /** Visits for tests. */
  private static final class Visits {
    static Visit of(String url) {
      return new Visit(
          Instant.parse("2026-11-21T12:00:00.123456Z"),
          "click",
          "ws_1",
          "link_1",
          "acme.test",
          "launch",
          url,
          "192.0.2.1",
          "agent",
          "https://referrer.example/",
          Trigger.LINK,
          false,
          false,
          false,
          false,
          false,
          null);
    }

    static Visit visit(Trigger trigger, int flags) {
      return new Visit(
          Instant.parse("1969-12-31T23:59:59.999999Z"),
          "click😀",
          "",
          "link_1",
          "acme.test",
          "läunch",
          "",
          "",
          (flags & 1) == 0 ? null : "",
          (flags & 2) == 0 ? null : "https://referrer.example/",
          trigger,
          (flags & 4) != 0,
          (flags & 8) != 0,
          (flags & 16) != 0,
          (flags & 32) != 0,
          (flags & 64) != 0,
          (flags & 3) == 3 ? Place.UNKNOWN : null);
    }
  }
}
