package io.waymark.partners.enrollments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.platform.outbox.DomainEvent;
import io.waymark.platform.outbox.Outbox;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * Tells whoever wants to hear of partners and discount codes, in the transaction of the change
 * (C9).
 */
public final class EnrollmentNews {
  /** The topic of new partners; the payload is what webhooks are sent. */
  public static final String ENROLLED = "partner.enrolled";

  /** The topic of new discount codes; the payload is what webhooks are sent. */
  public static final String CODE_CREATED = "discount_code.created";

  /** The topic of discount codes that are good for nothing any more; likewise. */
  public static final String CODE_DELETED = "discount_code.deleted";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Outbox outbox;

  EnrollmentNews(Outbox outbox) {
    this.outbox = outbox;
  }

  /**
   * Writes to the outbox if anybody wants to hear of it.
   *
   * @param payloads asked for only then
   */
  void write(
      Handle handle,
      String workspaceId,
      String topic,
      Instant now,
      Supplier<List<ObjectNode>> payloads) {
    if (outbox.wanted(handle, workspaceId, topic)) {
      outbox.write(
          handle,
          payloads.get().stream()
              .map(payload -> new DomainEvent(workspaceId, topic, now, bytes(payload)))
              .toList());
    }
  }

  private static byte[] bytes(ObjectNode payload) {
    try {
      return JSON.writeValueAsBytes(payload);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }
}
