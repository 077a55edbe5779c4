package io.waymark.traffic.clicks;

import io.waymark.events.Place;
import io.waymark.events.Trigger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Visits as journal records: a version byte, then the fields in a fixed order, texts as length and
 * UTF-8. Written by hand because it runs once per redirect; a new field gets a new version, and old
 * versions stay readable.
 */
public final class VisitCodec {
  private static final byte VERSION = 1;
  private static final int LONGEST_TEXT = 40_000;
  private static final int ABSENT = 0xFFFF;

  private static final int QR = 1;
  private static final int HEAD = 1 << 1;
  private static final int PREFETCH = 1 << 2;
  private static final int BOT_PARAMETER = 1 << 3;
  private static final int UNTRACKED = 1 << 4;
  private static final int PLACE = 1 << 5;

  private VisitCodec() {}

  /** Writes a visit; overlong texts are cut, so a record always fits the journal. */
  public static byte[] encode(Visit visit) {
    var out = new Out(1_024);
    var place = visit.place();
    out.number(VERSION, 1);
    out.number(
        flag(visit.qr(), QR)
            | flag(visit.head(), HEAD)
            | flag(visit.prefetch(), PREFETCH)
            | flag(visit.botParameter(), BOT_PARAMETER)
            | flag(visit.untracked(), UNTRACKED)
            | flag(place != null, PLACE),
        1);
    out.text(visit.trigger().label());
    out.number(micros(visit.timestamp()), 8);
    out.text(visit.clickId());
    out.text(visit.workspaceId());
    out.text(visit.linkId());
    out.text(visit.domain());
    out.text(visit.key());
    out.text(visit.url());
    out.text(visit.ip());
    out.text(visit.userAgent());
    out.text(visit.referrer());
    if (place != null) {
      out.text(place.continent());
      out.text(place.country());
      out.text(place.region());
      out.text(place.city());
      out.text(place.latitude());
      out.text(place.longitude());
    }
    return out.bytes();
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws IllegalArgumentException if the bytes are no visit of a known version
   */
  public static Visit decode(byte[] payload) {
    try {
      var in = ByteBuffer.wrap(payload);
      var version = in.get();
      if (version != VERSION) {
        throw new IllegalArgumentException("a visit of unknown version " + version);
      }
      var flags = in.get();
      var trigger = Trigger.of(required(in));
      var micros = in.getLong();
      return new Visit(
          Instant.EPOCH.plus(micros, ChronoUnit.MICROS),
          required(in),
          required(in),
          required(in),
          required(in),
          required(in),
          required(in),
          required(in),
          text(in),
          text(in),
          trigger,
          (flags & QR) != 0,
          (flags & HEAD) != 0,
          (flags & PREFETCH) != 0,
          (flags & BOT_PARAMETER) != 0,
          (flags & UNTRACKED) != 0,
          (flags & PLACE) == 0
              ? null
              : new Place(
                  required(in),
                  required(in),
                  required(in),
                  required(in),
                  required(in),
                  required(in)));
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("a visit that ends too early", e);
    }
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  private static int flag(boolean set, int bit) {
    return set ? bit : 0;
  }

  private static String required(ByteBuffer in) {
    var text = text(in);
    if (text == null) {
      throw new IllegalArgumentException("a visit without a required text");
    }
    return text;
  }

  private static @Nullable String text(ByteBuffer in) {
    var length = Short.toUnsignedInt(in.getShort());
    if (length == ABSENT) {
      return null;
    }
    if (length > in.remaining()) {
      throw new IllegalArgumentException("a visit that ends too early");
    }
    var bytes = new byte[length];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static final class Out {
    private byte[] buffer;
    private int size;

    Out(int capacity) {
      buffer = new byte[capacity];
    }

    void number(long value, int bytes) {
      reserve(bytes);
      for (var shift = (bytes - 1) * 8; shift >= 0; shift -= 8) {
        buffer[size++] = (byte) (value >>> shift);
      }
    }

    void text(@Nullable String text) {
      if (text == null) {
        number(ABSENT, 2);
        return;
      }
      var bytes = text.getBytes(StandardCharsets.UTF_8);
      var length = Math.min(bytes.length, LONGEST_TEXT);
      number(length, 2);
      reserve(length);
      System.arraycopy(bytes, 0, buffer, size, length);
      size += length;
    }

    byte[] bytes() {
      return Arrays.copyOf(buffer, size);
    }

    private void reserve(int more) {
      if (size + more > buffer.length) {
        buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
      }
    }
  }
}
