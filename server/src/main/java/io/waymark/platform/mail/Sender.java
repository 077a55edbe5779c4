package io.waymark.platform.mail;

import java.util.regex.Pattern;

/**
 * Whom mails are from.
 *
 * @param name as people read it; may be empty
 * @param address such as {@code links@example.com}
 */
public record Sender(String name, String address) {
  /** What {@link #parse} takes. */
  public static final String SHAPE =
      "([^<>\"\\p{Cntrl}]{0,100})<([^\\s<>@\"]{1,64}@[A-Za-z0-9.-]{1,253})>"
          + "|([^\\s<>@\"]{1,64}@[A-Za-z0-9.-]{1,253})";

  private static final Pattern PATTERN = Pattern.compile(SHAPE);

  /**
   * Reads {@code links@example.com} or {@code Acme Links <links@example.com>}.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static Sender parse(String text) {
    var match = PATTERN.matcher(text.strip());
    if (!match.matches()) {
      throw new IllegalArgumentException("no sender of mails: " + text);
    }
    return match.group(3) != null
        ? new Sender("", match.group(3))
        : new Sender(match.group(1).strip(), match.group(2));
  }

  /** What follows the at sign. */
  String domain() {
    return address.substring(address.indexOf('@') + 1);
  }
}
