package io.waymark.conversions.inbound;

import io.waymark.conversions.connections.Decimals;
import io.waymark.conversions.inbound.Rule.Unit;
import io.waymark.conversions.ledger.LeadReport;
import io.waymark.conversions.ledger.Ledger;
import io.waymark.conversions.ledger.Outcome;
import io.waymark.conversions.ledger.Outcome.Nothing;
import io.waymark.conversions.ledger.Person;
import io.waymark.conversions.ledger.RefundReport;
import io.waymark.conversions.ledger.SaleReport;
import io.waymark.conversions.ledger.SaleReport.Origin;
import io.waymark.conversions.ledger.SaleReport.Payment;
import io.waymark.conversions.ledger.SaleReport.Price;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Records what a rule finds in a payload, as the API's own operations would (D2, D3). */
final class Recorder {
  private static final String DOLLAR = "usd";

  private final Ledger ledger;

  Recorder(Ledger ledger) {
    this.ledger = ledger;
  }

  Outcome record(String workspaceId, Rule rule, Told told) {
    return switch (rule.record()) {
      case LEAD -> lead(workspaceId, rule, told);
      case SALE -> sale(workspaceId, rule, told);
      case REFUND -> refund(workspaceId, rule, told);
    };
  }

  private Outcome lead(String workspaceId, Rule rule, Told told) {
    var person = person(rule, told);
    if (person == null) {
      return nobody();
    }
    return ledger.lead(
        workspaceId,
        new LeadReport(
            person,
            rule.said(told.payload(), Names.CLICK),
            name(rule, told, "Sign up"),
            1,
            Map.of(),
            told.key(),
            told.late() ? told.at() : null));
  }

  private Outcome sale(String workspaceId, Rule rule, Told told) {
    var person = person(rule, told);
    if (person == null) {
      return nobody();
    }
    var payload = told.payload();
    var invoice = rule.said(payload, Names.INVOICE);
    return ledger.sale(
        workspaceId,
        new SaleReport(
            person,
            new Origin(rule.said(payload, Names.CLICK), "Sign up", false),
            price(rule, told),
            new Payment(
                Objects.requireNonNullElse(rule.said(payload, Names.PROCESSOR), "custom"),
                invoice == null ? told.key() : invoice,
                List.of(),
                told.at()),
            name(rule, told, "Purchase"),
            payload.asMetadata("payload"),
            null,
            told.late()));
  }

  private Outcome refund(String workspaceId, Rule rule, Told told) {
    var payload = told.payload();
    var invoice = rule.said(payload, Names.INVOICE);
    var currency = currency(rule, told);
    var amount = amount(rule, told, Names.AMOUNT);
    if (invoice == null || amount == null || amount <= 0) {
      return new Nothing("No refund: invoiceId and amount are needed.");
    }
    var id = rule.said(payload, Names.REFUND);
    var paid = amount(rule, told, Names.PAID);
    return ledger.refund(
        workspaceId,
        new RefundReport(
            "inbound",
            id == null ? told.key() : told.sender() + " " + id,
            invoice,
            amount,
            currency,
            paid == null || paid <= 0 ? null : paid));
  }

  private static Nothing nobody() {
    return new Nothing("Nobody: customerExternalId is needed.");
  }

  private static @Nullable Person person(Rule rule, Told told) {
    var payload = told.payload();
    var id = rule.said(payload, Names.CUSTOMER);
    return id == null
        ? null
        : Person.of(id)
            .called(
                rule.said(payload, Names.NAME),
                rule.said(payload, Names.EMAIL),
                rule.said(payload, Names.AVATAR));
  }

  private static String name(Rule rule, Told told, String otherwise) {
    var name = rule.said(told.payload(), Names.EVENT);
    return name == null || name.length() > 255 ? otherwise : name;
  }

  private static String currency(Rule rule, Told told) {
    return Objects.requireNonNullElse(rule.said(told.payload(), Names.CURRENCY), DOLLAR);
  }

  private static @Nullable Price price(Rule rule, Told told) {
    var amount = amount(rule, told, Names.AMOUNT);
    var paid = amount(rule, told, Names.PAID);
    return amount == null || amount <= 0
        ? null
        : new Price(amount, paid == null || paid <= 0 ? null : paid, currency(rule, told));
  }

  private static @Nullable Long amount(Rule rule, Told told, String name) {
    var decimal = rule.number(told.payload(), name);
    if (decimal == null) {
      return null;
    }
    if (rule.unit() == Unit.MAJOR) {
      return Decimals.minor(decimal, currency(rule, told));
    }
    var whole = decimal.setScale(0, RoundingMode.HALF_UP);
    return whole.precision() > 15 ? null : whole.longValueExact();
  }
}
