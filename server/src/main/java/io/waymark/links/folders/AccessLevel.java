package io.waymark.links.folders;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What members may do in a folder who have no role of their own there (FLD-6). */
public enum AccessLevel {
  WRITE,
  READ;

  /** The stored and published name, such as {@code write}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static @Nullable AccessLevel of(@Nullable String label) {
    return label == null ? null : valueOf(label.toUpperCase(Locale.ROOT));
  }
}
