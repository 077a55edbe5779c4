package io.waymark.platform.mail;

import org.jdbi.v3.core.Handle;

/** Takes mails. */
@FunctionalInterface
public interface Mails {
  /**
   * Writes a mail down in the transaction of the handle, to be sent after it, once it is committed.
   * Waits for no mail server.
   */
  void send(Handle handle, Mail mail);
}
