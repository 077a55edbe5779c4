package io.waymark.webhooks;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Of which links' clicks a webhook is told (webhooks 6). */
enum ClickScope {
  WORKSPACE,
  FOLDERS,
  LINKS;

  /** The stored and published name. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static @Nullable ClickScope ofNullable(@Nullable String label) {
    return label == null ? null : valueOf(label.toUpperCase(Locale.ROOT));
  }
}
