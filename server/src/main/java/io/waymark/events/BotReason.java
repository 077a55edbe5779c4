package io.waymark.events;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why a visit does not count as a human click. Every request is classified and kept; only visits
 * without a reason are counted by default (decision 3 of the specification).
 */
public enum BotReason {
  /** The request was a {@code HEAD}. */
  HEAD("head"),
  /** A browser fetched ahead of the user ({@code Sec-Purpose}, {@code Purpose}, {@code X-Moz}). */
  PREFETCH("prefetch"),
  /** The User-Agent or the {@code bot} parameter names a machine (CLK-2). */
  USER_AGENT("user-agent"),
  /** The address belongs to a datacenter range. */
  DATACENTER("datacenter"),
  /** The referrer is a known spammer. */
  REFERRER_SPAM("referrer-spam"),
  /** The same visitor was counted on the same link within the hour (CLK-3). */
  REPEAT("repeat"),
  /** The visitor asked not to be counted, or is a member of the team. */
  SELF("self");

  private final String label;

  BotReason(String label) {
    this.label = label;
  }

  /** The stored and published name, such as {@code user-agent}. */
  public String label() {
    return label;
  }

  /** The reason of that label, if there is one. */
  public static Optional<BotReason> labelled(String label) {
    return Stream.of(values()).filter(reason -> reason.label.equals(label)).findFirst();
  }
}
