package io.waymark.events;

/** What of an event a {@link Filter} looks at (B2). Comparisons are exact and case-sensitive. */
public enum FilterField {
  CONTINENT,
  COUNTRY,
  /** A bare subdivision ({@code CA}), or one with its country ({@code US-CA}) (B4.4). */
  REGION,
  CITY,
  DEVICE,
  BROWSER,
  OS,
  TRIGGER,
  REFERER,
  /** The whole referrer up to the first {@code ?}. */
  REFERER_URL,
  /** The destination up to the first {@code ?}. */
  URL,
  /**
   * The destination contains {@code utm_source=} and the form-encoded value (B4.5); so the next.
   */
  UTM_SOURCE,
  UTM_MEDIUM,
  UTM_CAMPAIGN,
  UTM_TERM,
  UTM_CONTENT
}
