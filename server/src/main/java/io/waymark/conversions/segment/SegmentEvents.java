package io.waymark.conversions.segment;

import io.waymark.conversions.connections.Connection;
import io.waymark.conversions.connections.Decimals;
import io.waymark.conversions.ledger.Introduction;
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
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Records what Segment's calls say: identify and track (D9). */
final class SegmentEvents {
  private static final String DOLLAR = "usd";

  private final Ledger ledger;

  SegmentEvents(Ledger ledger) {
    this.ledger = ledger;
  }

  Outcome record(Connection connection, SegmentMessage message) {
    var userId = message.userId();
    if (userId == null) {
      return new Nothing("An event of nobody: it has no userId.");
    }
    var person =
        Person.of(userId)
            .called(message.trait("name"), message.trait("email"), message.trait("avatar"));
    return switch (message.type()) {
      case "identify" ->
          ledger.introduce(
              connection.workspaceId(),
              new Introduction(person, userId, message.clickId(), null, message.at()));
      case "track" -> tracked(connection, message, person);
      case null, default -> new Nothing("Calls of this type change nothing here.");
    };
  }

  private Outcome tracked(Connection connection, SegmentMessage message, Person person) {
    var settings = SegmentSettings.of(connection);
    var event = message.event();
    var id = message.id();
    if (event == null) {
      return new Nothing("The event has no name.");
    }
    if (SegmentSettings.in(settings.sales(), event)) {
      return sold(connection, message, person, event);
    }
    if (SegmentSettings.in(settings.refunds(), event)) {
      return refunded(connection, message);
    }
    if (SegmentSettings.in(settings.leads(), event)) {
      return ledger.lead(
          connection.workspaceId(),
          new LeadReport(
              person,
              message.clickId(),
              event,
              1,
              Map.of(),
              id == null ? null : "segment " + id,
              message.late() ? message.at() : null));
    }
    return new Nothing("Events of this name do not count here.");
  }

  private Outcome sold(Connection connection, SegmentMessage message, Person person, String event) {
    var order = order(message);
    var id = order == null ? message.id() : order;
    if (id == null) {
      return new Nothing("A sale that nothing tells from others: order_id or messageId is needed.");
    }
    return ledger.sale(
        connection.workspaceId(),
        new SaleReport(
            person,
            new Origin(message.clickId(), "Sign up", false),
            price(message),
            new Payment("custom", order == null ? "segment " + id : id, List.of(), message.at()),
            event,
            message.payload().at("/properties").asMetadata("properties"),
            null,
            message.late()));
  }

  private Outcome refunded(Connection connection, SegmentMessage message) {
    var order = order(message);
    var price = price(message);
    if (order == null || price == null) {
      return new Nothing("No refund: order_id and total are needed.");
    }
    var id = message.id();
    return ledger.refund(
        connection.workspaceId(),
        new RefundReport(
            "segment",
            id == null ? "order " + order : id,
            order,
            price.amount(),
            price.currency(),
            null));
  }

  private static @Nullable String order(SegmentMessage message) {
    return message.payload().text("/properties/order_id");
  }

  /** In whole units, as Segment's tracking plans have them; revenue is without taxes. */
  private static @Nullable Price price(SegmentMessage message) {
    var currency =
        Objects.requireNonNullElse(message.payload().text("/properties/currency"), DOLLAR);
    var revenue = minor(message, currency, "revenue", "total", "value");
    var total = minor(message, currency, "total");
    return revenue == null || revenue <= 0
        ? null
        : new Price(revenue, total == null || total < revenue ? null : total, currency);
  }

  private static @Nullable Long minor(
      SegmentMessage message, String currency, String... properties) {
    BigDecimal found =
        Stream.of(properties)
            .map(name -> message.payload().decimal("/properties/" + name))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    return Decimals.minor(found, currency);
  }
}
