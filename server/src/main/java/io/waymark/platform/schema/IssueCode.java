package io.waymark.platform.schema;

import java.util.Locale;

/** The kinds of validation issue, as they open an error message (c.3). */
public enum IssueCode {
  INVALID_TYPE,
  INVALID_VALUE,
  INVALID_FORMAT,
  INVALID_UNION,
  TOO_SMALL,
  TOO_BIG,
  CUSTOM;

  /** The published name, such as {@code invalid_type}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
