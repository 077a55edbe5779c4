package io.waymark.platform.mail;

/** Hands mails to a mail server. */
@FunctionalInterface
interface Transport {
  /** Blocks until something came of it; an interrupt ends that early. */
  Transmission hand(QueuedMail mail) throws InterruptedException;
}
