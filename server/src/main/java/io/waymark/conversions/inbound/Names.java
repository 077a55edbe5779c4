package io.waymark.conversions.inbound;

import java.util.List;
import java.util.Map;

/** What a rule can find in a payload. */
final class Names {
  static final String CUSTOMER = "customerExternalId";
  static final String NAME = "customerName";
  static final String EMAIL = "customerEmail";
  static final String AVATAR = "customerAvatar";
  static final String CLICK = "clickId";
  static final String EVENT = "eventName";
  static final String INVOICE = "invoiceId";
  static final String AMOUNT = "amount";
  static final String PAID = "paid";
  static final String CURRENCY = "currency";
  static final String REFUND = "refundId";
  static final String PROCESSOR = "paymentProcessor";

  static final String ALL =
      String.join(
          ", ", CUSTOMER, NAME, EMAIL, AVATAR, CLICK, EVENT, INVOICE, AMOUNT, PAID, CURRENCY,
          REFUND, PROCESSOR);

  private static final List<String> LIST = List.of(ALL.split(", ", -1));

  private Names() {}

  static boolean known(Map<String, ?> fields) {
    return LIST.containsAll(fields.keySet());
  }
}
