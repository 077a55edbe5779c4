package io.waymark.app;

import io.waymark.app.config.Config;
import io.waymark.app.start.PublicAddresses;
import io.waymark.identity.account.DeskMails;
import io.waymark.platform.crypto.SecretBox;
import io.waymark.platform.crypto.ServerKey;
import io.waymark.platform.mail.MailSlice;
import io.waymark.platform.text.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;

/**
 * Mails that commands give occasion to. They are written down for the server, which sends them, at
 * once or when it is started next.
 */
final class OperatorMails {
  private OperatorMails() {}

  /**
   * Without the server's own key, as on another machine than the server's, there are none: it could
   * not read them.
   */
  static DeskMails of(Config config, Jdbi jdbi, Ids ids, InstantSource clock) throws IOException {
    var app = PublicAddresses.of(config).app();
    var key = config.data().resolve("secrets/server.key");
    if (!Files.exists(key)) {
      return new DeskMails((_, _) -> {}, app);
    }
    var random = new SecureRandom();
    var secrets = new SecretBox(ServerKey.in(key, random), random);
    return new DeskMails(
        new MailSlice(jdbi, secrets, MailServer.of(config), ids, clock).mails(), app);
  }
}
