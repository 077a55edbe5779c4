package io.waymark.platform.mail;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The mail server that takes our mails.
 *
 * @param security how the connection is protected
 * @param login null if it wants none
 * @param from whom mails are from
 * @param timeout how long it may take to connect, and for each of its answers
 */
public record MailSettings(
    String host,
    int port,
    Security security,
    @Nullable Login login,
    Sender from,
    Duration timeout) {

  /** How the connection to a mail server is protected. */
  public enum Security {
    /** Not at all. */
    NONE,
    /** It begins in the clear; nothing is said until it is encrypted. */
    STARTTLS,
    /** It is encrypted from the first byte. */
    TLS
  }

  /** Whom the mail server knows us as. */
  public record Login(String username, String password) {
    @Override
    public String toString() {
      return username;
    }
  }
}
