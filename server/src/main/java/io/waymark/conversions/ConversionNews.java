package io.waymark.conversions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.conversions.programs.PartnerPrograms;
import io.waymark.events.Conversion;
import io.waymark.events.Sale;
import io.waymark.links.LinkViews;
import io.waymark.platform.outbox.DomainEvent;
import io.waymark.platform.outbox.Outbox;
import io.waymark.platform.time.Timestamps;
import io.waymark.traffic.clicks.ShownClick;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Tells whoever wants to hear of leads and sales, in the transaction that records them (F3,
 * webhooks 4.4 and 4.5): once for each report, however many leads it is of.
 */
public final class ConversionNews {
  /** The topic of leads; the payload is what webhooks are sent. */
  public static final String LEAD = "lead.created";

  /** The topic of sales; the payload is what webhooks are sent. */
  public static final String SALE = "sale.created";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Outbox outbox;
  private final LinkViews links;
  private final PartnerPrograms programs;

  ConversionNews(Outbox outbox, LinkViews links, PartnerPrograms programs) {
    this.outbox = outbox;
    this.links = links;
    this.programs = programs;
  }

  /**
   * Writes to the outbox; call it when the link's counters have changed.
   *
   * @param customer as they were before
   * @param tracked the link if its partner is told of, else null
   */
  void write(
      Handle handle, Conversion conversion, Customer customer, @Nullable TrackedLink tracked) {
    var topic = conversion instanceof Sale ? SALE : LEAD;
    var workspaceId = conversion.click().workspaceId();
    if (!outbox.wanted(handle, workspaceId, topic)) {
      return;
    }
    var linkId = conversion.click().linkId();
    var link = links.of(handle, workspaceId, List.of(linkId)).get(linkId);
    var partner = tracked == null ? null : partner(handle, workspaceId, tracked);
    var payload = payload(conversion, customer, link, partner);
    try {
      outbox.write(
          handle,
          List.of(
              new DomainEvent(
                  workspaceId, topic, conversion.timestamp(), JSON.writeValueAsBytes(payload))));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }

  private @Nullable ObjectNode partner(Handle handle, String workspaceId, TrackedLink link) {
    var programId = link.programId();
    var partnerId = link.partnerId();
    return programId == null || partnerId == null
        ? null
        : programs.shown(handle, workspaceId, programId, partnerId);
  }

  private static ObjectNode payload(
      Conversion conversion,
      Customer customer,
      @Nullable ObjectNode link,
      @Nullable ObjectNode partner) {
    var payload = JsonNodeFactory.instance.objectNode().put("eventName", conversion.eventName());
    payload.set("customer", customer(customer));
    payload.set("click", ShownClick.of(conversion.click(), clicked(conversion, customer)));
    payload.set("link", link);
    if (conversion instanceof Sale sale) {
      payload
          .putObject("sale")
          .put("amount", sale.amount())
          .put("currency", sale.currency())
          .put("paymentProcessor", sale.paymentProcessor())
          .put("invoiceId", sale.invoiceId());
    }
    if (partner != null) {
      payload.set("partner", partner);
    }
    payload.set("metadata", metadata(conversion.metadata()));
    return payload;
  }

  /** With a sale, the moment of the customer's first touch is shown. */
  private static Instant clicked(Conversion conversion, Customer customer) {
    if (!(conversion instanceof Sale)) {
      return conversion.click().timestamp();
    }
    var first = customer.firstTouch();
    return first == null ? customer.createdAt() : first.timestamp();
  }

  private static ObjectNode customer(Customer customer) {
    var first = customer.firstSaleAt();
    var canceled = customer.subscriptionCanceledAt();
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", customer.id())
        .put("name", customer.shownName())
        .put("email", customer.email())
        .put("avatar", customer.avatar())
        .put("externalId", customer.externalId())
        .put("stripeCustomerId", customer.stripeCustomerId())
        .put("sales", customer.sales())
        .put("saleAmount", customer.saleAmount())
        .put("createdAt", Timestamps.iso(customer.createdAt()))
        .put("firstSaleAt", first == null ? null : Timestamps.iso(first))
        .put("subscriptionCanceledAt", canceled == null ? null : Timestamps.iso(canceled));
  }

  /** Metadata as it was reported; null if there was none. */
  static JsonNode metadata(String text) {
    try {
      return text.isEmpty() ? JsonNodeFactory.instance.nullNode() : JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored metadata is no JSON", e);
    }
  }
}
