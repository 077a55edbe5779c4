package io.waymark.app.remote;

import java.util.List;
import java.util.Locale;

/**
 * A value that an operation takes, as an option of its command.
 *
 * @param name as the API has it
 * @param place where it goes in the request
 * @param values those it may have; empty for any
 * @param about Markdown of the API's reference, may be empty
 */
record Option(
    String name, Place place, Kind kind, boolean required, List<String> values, String about) {

  /** Where a value goes. */
  enum Place {
    QUERY,
    BODY
  }

  /** How a value is written, and what becomes of it in JSON. */
  enum Kind {
    /** A text. */
    TEXT,
    /** A number. */
    NUMBER,
    /** True or false, and true where nothing is said. */
    SWITCH,
    /** A list of texts, between commas or in several options. */
    LIST,
    /** JSON, or the name of a file after {@code @}. */
    JSON,
    /** The name of a file that is sent. */
    FILE
  }

  /** As commands have it: {@code expiresAt} and {@code utm_source} with dashes between words. */
  String dashed() {
    return dashed(name);
  }

  static String dashed(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").replace('_', '-').toLowerCase(Locale.ROOT);
  }

  /** The same for all ways of writing an option. */
  static String plain(String name) {
    return name.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
  }
}
