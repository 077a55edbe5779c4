package io.waymark.app.config;

import io.smallrye.config.WithDefault;
import io.waymark.platform.mail.Sender;
import java.util.Optional;
import java.util.OptionalInt;

/** The server that takes mails. */
public interface MailConfig {
  @Meaning(
      "Mail server (SMTP) that takes the mails this server sends, such as notices of webhooks that"
          + " fail. When not set, none are sent.")
  @Matching(value = Shapes.HOST, expected = "a host name such as smtp.example.com")
  Optional<String> host();

  @Meaning("Port of the mail server. When not set, 587 with starttls, 465 with tls, 25 with none.")
  @Within(min = "1", max = "65535")
  OptionalInt port();

  @Meaning(
      "How the connection to the mail server is protected: starttls (required, not tried), tls"
          + " (from the first byte), or none, which is for servers on the same machine or network.")
  @WithDefault("starttls")
  Security security();

  @Meaning("User name at the mail server, if it wants one. Belongs together with mail.password.")
  Optional<String> username();

  @Meaning("Password at the mail server.")
  Optional<Password> password();

  @Meaning(
      "Whom mails are from, such as Acme Links <links@example.com>. Has to be set if mail.host is.")
  @Matching(
      value = Sender.SHAPE,
      expected = "an address such as links@example.com, or Acme Links <links@example.com>")
  Optional<String> from();

  /** How the connection to a mail server is protected. */
  enum Security {
    NONE,
    STARTTLS,
    TLS
  }
}
