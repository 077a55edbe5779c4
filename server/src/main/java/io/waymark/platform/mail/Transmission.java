package io.waymark.platform.mail;

/** What came of an attempt to hand a mail to the mail server. */
sealed interface Transmission {
  /** The mail server has it. */
  record Taken() implements Transmission {}

  /** Not now: whoever tries later may be luckier. */
  record Postponed(String reason) implements Transmission {}

  /** It will never take this one. */
  record Refused(String reason) implements Transmission {}
}
