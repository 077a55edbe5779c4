package io.waymark.app;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;

import io.waymark.app.config.Config;
import io.waymark.platform.mail.MailSlice;
import io.waymark.webhooks.WebhookSettings;
import io.waymark.webhooks.WebhookSlice;

/** How others are told what happened: by mail to people, by webhooks to programs. */
record MessageArea(MailSlice mail, WebhookSlice webhooks) {

  static MessageArea of(Ground ground, LinkArea links) {
    var mail =
        new MailSlice(
            ground.jdbi(),
            ground.secrets(),
            MailServer.of(ground.config()),
            ground.ids(),
            ground.clock());
    return new MessageArea(
        mail,
        new WebhookSlice(
            ground.jdbi(),
            ground.secrets(),
            ground.outbox(),
            ground.outbound(),
            links.links().views(),
            settings(ground.config()),
            mail.mails(),
            ground.addresses().app(),
            ground.ids(),
            ground.clock(),
            ground.random()));
  }

  private static WebhookSettings settings(Config config) {
    var webhooks = config.webhooks();
    return new WebhookSettings(
        webhooks.attempts(), webhooks.timeout(), webhooks.concurrency(), webhooks.keep());
  }

  void schedule(Housekeeping housekeeping) {
    housekeeping.every("cleaning up webhooks", ofMinutes(5), ofHours(1), webhooks::cleanUp);
  }

  void stop() {
    webhooks.stop();
    mail.stop();
  }
}
