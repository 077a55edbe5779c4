package io.waymark.app.start;

import io.waymark.app.config.Config;
import io.waymark.app.config.MailConfig;
import java.util.Optional;

/** Finds out why mails could not be sent, before anything is started: settings that do not fit. */
public final class MailCheck {
  private MailCheck() {}

  /** What does not fit, in words for people; empty if all does or no mails are to be sent. */
  public static Optional<String> problem(Config config) {
    var mail = config.mail();
    if (mail.host().isEmpty()) {
      return mail.from().isEmpty() && mail.username().isEmpty() && mail.password().isEmpty()
          ? Optional.empty()
          : Optional.of("mail.host is not set, although other settings of mail are");
    }
    if (mail.from().isEmpty()) {
      return Optional.of("mail.from is not set: mails have to be from somebody");
    }
    if (mail.username().isEmpty() != mail.password().isEmpty()) {
      return Optional.of(
          "mail.username and mail.password belong together: only one of them is set");
    }
    if (mail.username().isPresent() && mail.security() == MailConfig.Security.NONE) {
      return Optional.of(
          "mail.password would be sent in the clear: set mail.security to starttls or tls");
    }
    return Optional.empty();
  }
}
