package io.waymark.webhooks;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a webhook can be told of (webhooks 3), in the order of the contract. */
enum Trigger {
  LINK_CREATED("link.created"),
  LINK_UPDATED("link.updated"),
  LINK_DELETED("link.deleted"),
  LINK_CLICKED("link.clicked"),
  LEAD_CREATED("lead.created"),
  SALE_CREATED("sale.created"),
  PARTNER_APPLICATION_SUBMITTED("partner.application_submitted"),
  PARTNER_ENROLLED("partner.enrolled"),
  PARTNER_MERGED("partner.merged"),
  COMMISSION_CREATED("commission.created"),
  BOUNTY_CREATED("bounty.created"),
  BOUNTY_UPDATED("bounty.updated"),
  PAYOUT_CONFIRMED("payout.confirmed"),
  DISCOUNT_CODE_CREATED("discount_code.created"),
  DISCOUNT_CODE_DELETED("discount_code.deleted");

  private static final Map<String, Trigger> BY_LABEL =
      Arrays.stream(values()).collect(toUnmodifiableMap(Trigger::label, t -> t));

  private final String label;

  Trigger(String label) {
    this.label = label;
  }

  /** The published name, which is the event's and the outbox topic's too. */
  String label() {
    return label;
  }

  /** The trigger of that name, or null. */
  static @Nullable Trigger of(String label) {
    return BY_LABEL.get(label);
  }
}
