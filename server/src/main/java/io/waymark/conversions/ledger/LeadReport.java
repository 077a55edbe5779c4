package io.waymark.conversions.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody did what counts as a lead.
 *
 * @param clickId the click that led here; null for the one the customer is known by
 * @param quantity how many leads these are, at least one
 * @param key what it was made of, such as a subscription: it counts once for ever; null for what
 *     counts once per customer and name in seven days
 * @param lateSince when it happened, if it is reported again after it could not be recorded: then
 *     only a click from before can have led to it
 * @param source how it came here, as conditions of partners' rewards have it
 */
public record LeadReport(
    Person person,
    @Nullable String clickId,
    String eventName,
    int quantity,
    Map<String, JsonNode> metadata,
    @Nullable String key,
    @Nullable Instant lateSince,
    String source) {

  /** A lead like any other. */
  public LeadReport(
      Person person,
      @Nullable String clickId,
      String eventName,
      int quantity,
      Map<String, JsonNode> metadata,
      @Nullable String key,
      @Nullable Instant lateSince) {
    this(person, clickId, eventName, quantity, metadata, key, lateSince, "tracked");
  }
}
