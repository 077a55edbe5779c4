package io.waymark.webhooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.platform.time.Timestamps;
import java.time.Instant;

/**
 * What webhooks are told (webhooks 2).
 *
 * @param id {@code evt_…}; the same for everybody who is told
 * @param data what there is to say of it, as section 4 lays it out for the trigger
 */
record Event(String id, Trigger trigger, Instant createdAt, ObjectNode data) {
  static final ObjectMapper JSON = new ObjectMapper();

  /** The envelope, its members in the order of the contract. */
  ObjectNode envelope() {
    var envelope =
        JSON.createObjectNode()
            .put("id", id)
            .put("event", trigger.label())
            .put("createdAt", Timestamps.iso(createdAt));
    envelope.set("data", data);
    return envelope;
  }

  /** JSON in UTF-8, without white space. */
  static byte[] bytes(JsonNode node) {
    try {
      return JSON.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }
}
