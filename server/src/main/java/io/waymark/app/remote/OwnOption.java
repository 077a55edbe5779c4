package io.waymark.app.remote;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An option that every command of the API has, whatever its operation takes. */
enum OwnOption {
  SERVER("URL", "the server's address (or WAYMARK_SERVER)"),
  API_KEY_FILE("FILE", "file with the API key (or the key itself in WAYMARK_API_KEY)"),
  API_KEY("KEY", "the API key; others on this machine can see it, so prefer the above"),
  WORKSPACE("SLUG", "the workspace, for keys that open several (or WAYMARK_WORKSPACE)"),
  CONFIG("FILE", "configuration of the server on this machine, which tells its address"),
  PORT("N", "port of the server on this machine"),
  TIMEOUT("SECONDS", "how long to wait for the server (default: 60)"),
  JSON(null, "print what the API answers, untouched"),
  COLUMNS("A,B", "the columns of a table"),
  OUT("FILE", "write the answer to a file"),
  ALL(null, "list all pages, not just one"),
  BODY("JSON", "the request's body; @FILE reads it from a file, - from standard input"),
  CONTENT_TYPE("TYPE", "what the body of waymark api is (default: application/json)"),
  NULL("NAME", "sends null for an option, to clear what is set"),
  HELP(null, "explains the command");

  private final String value;
  private final String about;

  /**
   * @param value what its value is called; null for one without
   */
  OwnOption(@Nullable String value, String about) {
    this.value = value == null ? "" : value;
    this.about = about;
  }

  static Optional<OwnOption> of(String written) {
    return Arrays.stream(values())
        .filter(option -> Option.plain(option.name()).equals(Option.plain(written)))
        .findFirst();
  }

  String dashed() {
    return Option.dashed(name());
  }

  boolean isSwitch() {
    return value.isEmpty();
  }

  String value() {
    return value;
  }

  String about() {
    return about;
  }
}
