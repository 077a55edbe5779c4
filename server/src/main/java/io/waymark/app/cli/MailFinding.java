package io.waymark.app.cli;

import io.waymark.app.config.Config;
import io.waymark.app.start.MailCheck;

/** What the doctor says of mails. Does not call the mail server: it may be away for a while. */
final class MailFinding {
  private static final String SUBJECT = "mail";

  private MailFinding() {}

  static Finding of(Config config) {
    var problem = MailCheck.problem(config);
    if (problem.isPresent()) {
      return Finding.problem(SUBJECT, problem.get(), "see docs/deploy/email.md");
    }
    return config
        .mail()
        .host()
        .map(host -> Finding.ok(SUBJECT, "handed to " + host))
        .orElse(
            Finding.note(
                SUBJECT, "none are sent", "set mail.host and mail.from to be told by mail"));
  }
}
