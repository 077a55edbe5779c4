package io.waymark.api;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A server that is to send mails, to a mail server on a port that the test knows. */
public class MailedServer implements QuarkusTestResourceLifecycleManager {
  private static final String PORT = "test.mail.port";

  /** Where the mail server is expected. */
  static int port() {
    return Integer.getInteger(PORT);
  }

  @Override
  public int order() {
    return 1;
  }

  @Override
  public Map<String, String> start() {
    System.setProperty(PORT, String.valueOf(ReservedPort.pick()));
    return Map.of(
        "waymark.mail.host", "localhost",
        "waymark.mail.port", System.getProperty(PORT),
        "waymark.mail.security", "none",
        "waymark.mail.from", "Waymark <links@acme.example>",
        "waymark.app-url", "https://app.acme.example");
  }

  @Override
  public void stop() {}
}
