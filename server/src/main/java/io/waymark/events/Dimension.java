package io.waymark.events;

/** What of an event its group is named by, with the {@link Group#values()} this gives (B5). */
public enum Dimension {
  CONTINENT,
  COUNTRY,
  /** Country, then the region with its country, such as {@code US-CA}. */
  REGION,
  /** Country, the region as above, then the city. */
  CITY,
  DEVICE,
  BROWSER,
  OS,
  TRIGGER,
  REFERER,
  /** The whole referrer up to the first {@code ?}. */
  REFERER_URL,
  /** The link's id. */
  LINK,
  /** The destination with its parameters. */
  URL,
  /** The destination up to the first {@code ?}. */
  BASE_URL,
  /** The destination's parameter of that name, decoded; so the next. */
  UTM_SOURCE,
  UTM_MEDIUM,
  UTM_CAMPAIGN,
  UTM_TERM,
  UTM_CONTENT
}
