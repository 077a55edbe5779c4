package io.waymark.app;

import io.waymark.app.config.Config;
import io.waymark.platform.mail.MailSettings;
import io.waymark.platform.mail.MailSettings.Login;
import io.waymark.platform.mail.MailSettings.Security;
import io.waymark.platform.mail.Sender;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The mail server, as it is configured. */
final class MailServer {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private MailServer() {}

  /** Null if no mails are sent. */
  static @Nullable MailSettings of(Config config) {
    var mail = config.mail();
    if (mail.host().isEmpty() || mail.from().isEmpty()) {
      return null;
    }
    var security =
        switch (mail.security()) {
          case NONE -> Security.NONE;
          case STARTTLS -> Security.STARTTLS;
          case TLS -> Security.TLS;
        };
    var login =
        mail.username().isPresent() && mail.password().isPresent()
            ? new Login(mail.username().get(), mail.password().get().value())
            : null;
    return new MailSettings(
        mail.host().get(),
        mail.port().orElse(usualPort(security)),
        security,
        login,
        Sender.parse(mail.from().get()),
        TIMEOUT);
  }

  private static int usualPort(Security security) {
    return switch (security) {
      case NONE -> 25;
      case STARTTLS -> 587;
      case TLS -> 465;
    };
  }
}
