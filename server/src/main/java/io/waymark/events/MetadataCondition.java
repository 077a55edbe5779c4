package io.waymark.events;

/**
 * Keeps leads and sales by a member of their metadata (B4.7). As texts, members that are missing or
 * no texts are empty; as numbers, they match nothing.
 *
 * @param key a member at the top, of characters {@code [A-Za-z0-9_]}
 */
public record MetadataCondition(String key, Comparison comparison, String value) {

  /** How the member is compared with the value. */
  public enum Comparison {
    EQUAL,
    NOT_EQUAL,
    /** As numbers, as the following are. */
    ABOVE,
    BELOW,
    AT_LEAST,
    AT_MOST
  }
}
