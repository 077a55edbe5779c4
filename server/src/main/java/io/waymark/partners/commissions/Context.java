package io.waymark.partners.commissions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.conversions.programs.Earning;
import io.waymark.conversions.programs.Earning.Product;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What conditions of rewards can ask for, as it is when something is earned (A6). */
final class Context {
  private Context() {}

  /** What is known of a partner alone. */
  static ObjectNode of(Handle handle, String programId, String partnerId) {
    var totals = Totals.of(handle, programId, partnerId);
    var context = JsonNodeFactory.instance.objectNode();
    context
        .putObject("partner")
        .put("country", country(handle, partnerId))
        .put("totalClicks", totals.clicks())
        .put("totalLeads", totals.leads())
        .put("totalConversions", totals.conversions())
        .put("totalSaleAmount", totals.saleAmount())
        .put("totalCommissions", totals.commissions());
    return context;
  }

  private static @Nullable String country(Handle handle, String partnerId) {
    return handle
        .createQuery("select coalesce(country, '') from partners where id = :id")
        .bind("id", partnerId)
        .mapTo(String.class)
        .findOne()
        .filter(country -> !country.isEmpty())
        .orElse(null);
  }

  /** The same with what was done, and by whom. */
  static ObjectNode of(Handle handle, Earning earning, @Nullable Pair pair) {
    var context = of(handle, earning.programId(), earning.partnerId());
    var buyer = earning.customer();
    var customer =
        context
            .putObject("customer")
            .put("country", buyer.country())
            .put("source", earning.source());
    var metadata = earning.metadata();
    if (earning.event() == Earning.Event.LEAD) {
      put(context.putObject("lead"), "metadata", metadata);
      return context;
    }
    var since = pair == null ? earning.at() : pair.since();
    customer
        .put("signupDate", buyer.since().toEpochMilli())
        .put("subscriptionStartDate", since.toEpochMilli())
        .put("subscriptionDurationMonths", months(since, earning.at()));
    var sale =
        context
            .putObject("sale")
            .put("amount", earning.amount())
            .put("type", pair == null ? "new" : "recurring");
    put(sale, "metadata", metadata);
    if (metadata != null) {
      put(sale, "productId", metadata.get("productId"));
    }
    return context;
  }

  /** The same where one product of the sale is judged on its own. */
  static ObjectNode of(ObjectNode context, Product product) {
    var sale = JsonNodeFactory.instance.objectNode();
    context.path("sale").properties().forEach(it -> sale.set(it.getKey(), it.getValue()));
    var one = JsonNodeFactory.instance.objectNode();
    context.properties().forEach(it -> one.set(it.getKey(), it.getValue()));
    one.set("sale", sale.put("productId", product.id()).put("amount", product.amount()));
    return one;
  }

  private static int months(Instant since, Instant at) {
    return Months.whole(since, at);
  }

  private static void put(ObjectNode onto, String name, @Nullable JsonNode value) {
    if (value != null) {
      onto.set(name, value);
    }
  }
}
