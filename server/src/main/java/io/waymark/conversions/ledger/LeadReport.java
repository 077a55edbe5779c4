package io.waymark.conversions.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody did what counts as a lead.
 *
 * @param clickId the click that led here; null for the one the customer is known by
 * @param quantity how many leads these are, at least one
 * @param key what it was made of, such as a subscription: it counts once for ever; null for what
 *     counts once per customer and name in seven days
 */
public record LeadReport(
    Person person,
    @Nullable String clickId,
    String eventName,
    int quantity,
    Map<String, JsonNode> metadata,
    @Nullable String key) {}
