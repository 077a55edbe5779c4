package io.waymark.platform.http;

/** Which of a caller's limits an operation draws on (api-contract c.5). */
public enum RateClass {
  /** Per minute. */
  API,
  /** Per second: paths with {@code /analytics} or {@code /events}. */
  ANALYTICS
}
