package io.waymark.traffic.pages;

/** A page that only tells a visitor something. */
enum Notice {
  NOT_FOUND(
      "Link Not Found",
      Sign.BROKEN,
      "Link not found",
      "There is nothing at this address. Check that it is complete, or ask whoever sent it."),
  EXPIRED(
      "Link Expired",
      Sign.CLOCK,
      "Link expired",
      "This link no longer works. Ask whoever sent it for a new one."),
  BANNED(
      "Link Banned",
      Sign.STOP,
      "Link banned",
      "This link was taken down because it broke the rules of this service."),
  UNAVAILABLE(
      "One Moment",
      Sign.WAIT,
      "One moment",
      "This link cannot be looked up right now. Please try again soon."),
  TOO_MANY_ATTEMPTS(
      "Too Many Attempts",
      Sign.WAIT,
      "Too many attempts",
      "Please wait ten minutes before you try again.");

  private final String title;
  private final Sign sign;
  private final String heading;
  private final String text;

  Notice(String title, Sign sign, String heading, String text) {
    this.title = title;
    this.sign = sign;
    this.heading = heading;
    this.text = text;
  }

  /** The title as RED-18 writes it. */
  String title() {
    return title;
  }

  Sign sign() {
    return sign;
  }

  String heading() {
    return heading;
  }

  String text() {
    return text;
  }

  /** Whether it helps to ask for the same address again. */
  boolean again() {
    return this == UNAVAILABLE;
  }
}
