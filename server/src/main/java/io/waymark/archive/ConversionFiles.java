package io.waymark.archive;

import static io.waymark.archive.Field.counter;
import static io.waymark.archive.Field.created;
import static io.waymark.archive.Field.json;
import static io.waymark.archive.Field.moment;
import static io.waymark.archive.Field.sealed;
import static io.waymark.archive.Field.text;
import static io.waymark.archive.Field.texts;
import static io.waymark.archive.Field.updated;
import static io.waymark.archive.Field.whole;

/** Customers, and the ledger of what they did: leads, sales, refunds. */
final class ConversionFiles {

  static final TableFile CUSTOMERS =
      TableFile.of("customers", "customers", "Visitors who became customers.")
          .ids("cus_", "The customer's id.", "@.project_id", "@.external_id")
          .ofWorkspace("project_id")
          .uniques(
              Unique.of("the externalId", "@.project_id", "@.external_id"),
              Unique.of("the customer of Stripe", "@.project_id", "@.stripe_customer_id")
                  .where("@.stripe_customer_id is not null"))
          .fields(
              text("externalId", "Their id with whoever reports conversions.").required(),
              text("name", "Their name."),
              text("email", "Their e-mail address."),
              text("avatar", "The address of their picture."),
              text("country", "Their country, as in `DE`."),
              text("clickId", "The click that they came with."),
              json(
                  "click",
                  "That click: the fields of clicks.ndjson, `place` and `agent` each together."),
              moment("clickedAt", "When it was."),
              text("linkId", "The link that it was on, which may be gone."),
              text("programId", "Its partner program."),
              text("partnerId", "Its partner."),
              text("stripeCustomerId", "Their id with Stripe."),
              counter("sales", "How many sales they had."),
              counter("saleAmount", "What they were, in cents of US dollars."),
              moment("firstSaleAt", "When they first paid.").kept(),
              moment("subscribedAt", "When they last subscribed.").kept(),
              moment("subscriptionCanceledAt", "When they last ended a subscription.").kept(),
              moment("introducedAt", "When somebody last said who they are.").kept(),
              created(),
              updated())
          .example(
              """
              {"externalId": "42", "name": "Cleo", "email": "cleo@example.com"}
              """);

  static final TableFile LEAD_CLAIMS =
      TableFile.of("leadClaims", "lead_claims", "Which leads are counted already.")
          .ofWorkspace("project_id")
          .identity("@.project_id", "@.claim")
          .fields(
              text("claim", "A hash of customer and event.").required(),
              moment("claimedAt", "When it was counted.").required())
          .example(
              """
              {"claim": "5f2b0c", "claimedAt": "2026-11-21T12:00:00.000Z"}
              """);

  static final TableFile LEADS =
      TableFile.of(
              "leads",
              "leads",
              "Leads as they were reported. Analytics have them soon after the next start.")
          .ofWorkspace("project_id")
          .identity("@.event_ids[1]")
          .order("@.created_at", "@.event_ids[1]")
          .uniques(
              Unique.of("the sourceKey", "@.project_id", "@.source_key")
                  .where("@.source_key is not null"))
          .fields(
              texts(
                      "eventIds",
                      "16 of A-Z, a-z and 0-9 for each lead that was reported; the first tells which line it is.")
                  .required(),
              text("eventName", "What it is called.").required(),
              text("customerId", "The customer, who may be gone.").required(),
              text("linkId", "The link, which may be gone.").required(),
              json(
                      "click",
                      "The click that it came from: the fields of clicks.ndjson, `place` and `agent` each together.")
                  .required(),
              text("metadata", "A JSON object as text; empty without.").orElse("\"\""),
              text("sourceKey", "What it was made of elsewhere, which is a lead once."),
              moment("createdAt", "When it was reported.").required())
          .finer(
              (columns, _) -> {
                if (columns.path("event_ids").isEmpty()) {
                  throw new LineProblem("eventIds: expected one at least");
                }
              })
          .example(
              """
              {"eventIds": ["Qm3yW8bKz1xT5vRa"], "eventName": "Sign up", "customerId": "cus_01", "linkId": "link_01", "click": {"clickId": "aB3dE6gH9jK2mN5p"}, "createdAt": "2026-11-21T12:00:00.000Z"}
              """);

  static final TableFile SALES =
      TableFile.of(
              "sales",
              "sales",
              "Sales as they were reported. Analytics have them soon after the next start.")
          .ofWorkspace("project_id")
          .identity("@.event_id")
          .order("@.created_at", "@.event_id")
          .uniques(
              Unique.of("the invoiceId", "@.project_id", "@.invoice_id")
                  .where("@.invoice_id is not null"))
          .fields(
              text("eventId", "16 of A-Z, a-z and 0-9 that tell which sale it is.").required(),
              text("eventName", "What it is called.").required(),
              text("customerId", "The customer, who may be gone.").required(),
              text("linkId", "The link, which may be gone.").required(),
              text("lead", "The lead whose click it came from: the first of its eventIds.")
                  .readBy("(select l.event_ids[1] from leads l where l.id = @.lead_id)")
                  .required(),
              text("paymentProcessor", "Who was paid, as in `stripe`.").required(),
              whole("amount", "In cents of US dollars.").required(),
              whole("reportedAmount", "As it was reported, in minor units.").required(),
              text("reportedCurrency", "The currency in which it was reported.").required(),
              whole(
                  "grossAmount",
                  "All that was paid, taxes included, in minor units of that currency."),
              Field.of("rate", Kind.DECIMAL, "Dollars for one unit of that currency."),
              Field.of("rateDate", Kind.DAY, "The day of that rate."),
              text("rateSource", "Who published it."),
              text("invoiceId", "What was paid; no other sale of the workspace has it."),
              text("metadata", "A JSON object as text; empty without.").orElse("\"\""),
              text("answer", "What the report was answered, as text.").orElse("\"{}\""),
              moment("createdAt", "When it was reported.").required())
          .derived("lead_id")
          .steps(
              """
              update lines s set lead_id = l.id from leads l
              where l.event_ids[1] = s.lead and l.project_id = s.project_id
              """,
              """
              update lines s set problem = 'lead: there is no lead with the event id ' || s.lead
              where s.lead_id is null and s.problem is null
              """)
          .example(
              """
              {"eventId": "Zx8cV7bN6mL5kJ4h", "eventName": "Purchase", "customerId": "cus_01", "linkId": "link_01", "lead": "Qm3yW8bKz1xT5vRa", "paymentProcessor": "stripe", "amount": 4900, "reportedAmount": 4900, "reportedCurrency": "usd", "createdAt": "2026-11-21T12:30:00.000Z"}
              """);

  static final TableFile PAYMENT_ALIASES =
      TableFile.of("paymentAliases", "payment_aliases", "Other names of what sales are for.")
          .ofWorkspace("project_id")
          .identity("@.project_id", "@.alias")
          .fields(
              text("alias", "The other name: a payment, a charge, an order.").required(),
              text("invoiceId", "The sale's invoice.").required())
          .example(
              """
              {"alias": "ch_1", "invoiceId": "in_1"}
              """);

  static final TableFile REFUNDS =
      TableFile.of("refunds", "refunds", "What was paid back.")
          .ofWorkspace("project_id")
          .identity("@.project_id", "@.provider", "@.refund_key")
          .fields(
              text("provider", "Who told of it.").required(),
              text("refundKey", "Its id there.").required(),
              text("payment", "What was paid: an invoice or another name of one.").required(),
              whole("amount", "What was paid back, in minor units.").required(),
              text("currency", "Of what.").required(),
              whole("paymentAmount", "What had been paid."),
              created())
          .example(
              """
              {"provider": "stripe", "refundKey": "ch_1", "payment": "in_1", "amount": 4900, "currency": "usd"}
              """);

  static final TableFile CONNECTIONS =
      TableFile.of("connections", "connections", "Systems that a workspace has connected.")
          .ids(
              "conn_",
              "The connection's id, which is in the addresses that others call.",
              "@.project_id",
              "nullif(@.provider, 'inbound')")
          .ofWorkspace("project_id")
          .uniques(
              Unique.of("the provider", "@.project_id", "@.provider")
                  .where("@.provider <> 'inbound'"))
          .fields(
              text("provider", "Which system, as in `stripe`.").required(),
              text("account", "What it calls the workspace."),
              json("settings", "An object.").orElse("{}"),
              sealed("secrets", "A JSON object of texts, as text.").required().unknownIs("{}"),
              created(),
              updated())
          .example(
              """
              {"provider": "stripe", "account": "acct_1", "secrets": "{\\"webhookSecret\\": \\"whsec_1\\"}"}
              """);

  static final TableFile PARKED_EVENTS =
      TableFile.of(
              "parkedEvents",
              "parked_events",
              "What was told and waits, for three days at most, for something else to be told first.")
          .ofWorkspace("project_id")
          .identity("@.project_id", "@.provider", "@.event_key")
          .onlySecrets()
          .fields(
              text("provider", "Which system told it.").required(),
              text("eventKey", "Its id there.").required(),
              text("subject", "Whom it waits for.").required(),
              sealed("body", "What was told.").required(),
              counter("attempts", "How often it was tried."),
              moment("dueAt", "When it is tried next.").required(),
              moment("expiresAt", "When it is given up.").required())
          .example(
              """
              {"provider": "stripe", "eventKey": "evt_1", "subject": "cus_1", "body": "{}", "dueAt": "2026-11-21T12:00:00.000Z", "expiresAt": "2026-11-24T12:00:00.000Z"}
              """);

  static final TableFile SHOPIFY_CHECKOUTS =
      TableFile.of(
              "shopifyCheckouts", "shopify_checkouts", "Which click led to a checkout in a shop.")
          .identity("@.token")
          .fields(
              text("token", "The checkout.").required(),
              text("clickId", "The click; empty if none did.").required(),
              created())
          .example(
              """
              {"token": "c1", "clickId": "aB3dE6gH9jK2mN5p"}
              """);

  static final TableFile CURRENCY_RATES =
      TableFile.of("currencyRates", "currency_rates", "How much of a currency is one euro.")
          .identity("@.currency")
          .fields(
              text("currency", "Three letters.").required(),
              Field.of("perEuro", Kind.DECIMAL, "How much of it is one euro.").required(),
              Field.of("published", Kind.DAY, "The day of the rate.").required(),
              text("source", "Who published it.").required(),
              moment("loadedAt", "When it was loaded.").kept(":now", "the moment of the import"))
          .example(
              """
              {"currency": "USD", "perEuro": 1.1, "published": "2026-11-20", "source": "ecb"}
              """);

  private ConversionFiles() {}
}
