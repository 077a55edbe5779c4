package io.waymark.platform.time;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

public final class NaturalDate {
  private NaturalDate() {}

  public static @Nullable Instant parse(String text, Instant now) {
    return Instant.parse(text);
  }
}
