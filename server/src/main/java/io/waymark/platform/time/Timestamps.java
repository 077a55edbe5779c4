package io.waymark.platform.time;

import java.time.Instant;

public final class Timestamps {
  private Timestamps() {}

  public static String iso(Instant instant) {
    return instant.toString();
  }
}
