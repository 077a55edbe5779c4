package io.waymark.archive;

import static io.waymark.archive.Field.created;
import static io.waymark.archive.Field.json;
import static io.waymark.archive.Field.moment;
import static io.waymark.archive.Field.text;
import static io.waymark.archive.Field.updated;
import static io.waymark.archive.Field.whole;

/** What partners have earned, and the ledger that says why. */
final class CommissionFiles {
  private static final String[] STATUSES = {
    "pending", "hold", "processed", "paid", "refunded", "duplicate", "fraud", "canceled"
  };

  private static final Reference COMMISSION =
      new Reference("commissions", "commission", "its id", null, null);

  static final TableFile COMMISSIONS =
      TableFile.of(
              "commissions",
              "commissions",
              "What partners have earned, as it stands: what the last of its entries says.")
          .ids(
              "cm_",
              "The commission's id.",
              "@.program_id",
              "coalesce(@.event_id, @.invoice_id, @.partner_id || ' ' || @.created_at)")
          .scope("@.program_id in (select p.id from programs p where p.project_id = :workspace)")
          .uniques(
              Unique.of("the eventId", "@.event_id").where("@.event_id is not null"),
              Unique.of("the invoiceId", "@.program_id", "@.invoice_id")
                  .where("@.invoice_id is not null"))
          .fields(
              text("programId", "The program.")
                  .required()
                  .to(new Reference("programs", "program", "its id", null, null)),
              text("partnerId", "The partner.")
                  .required()
                  .to(new Reference("partners", "partner", "their id", null, null)),
              text("rewardId", "The reward it was paid by.")
                  .to(new Reference("rewards", "reward", "its id", null, null)),
              text("linkId", "The link, which may be gone."),
              text("customerId", "The customer, who may be gone."),
              text("eventId", "The lead or sale it was earned by."),
              text("invoiceId", "What was paid; no other commission of the program has it."),
              text("type", "What it was earned by.")
                  .oneOf("click", "lead", "sale", "referral", "custom")
                  .required(),
              text("description", "What the partner is told of it."),
              whole("amount", "Of the sale, in cents of US dollars.").orElse("0"),
              whole("quantity", "Of how many it is.").orElse("1"),
              whole("earnings", "The partner's, in cents; negative for what is taken back.")
                  .required(),
              text("currency", "Of both.").orElse("\"usd\""),
              text("status", "What it is.").oneOf(STATUSES).orElse("\"pending\""),
              text("userId", "Who made it, if a person did."),
              created(),
              updated())
          .example(
              """
              {"programId": "prog_01", "partnerId": "pn_01", "type": "sale", "amount": 4900, "earnings": 980, "invoiceId": "in_1"}
              """);

  static final TableFile ENTRIES =
      TableFile.of(
              "commissionEntries",
              "commission_entries",
              "All that became of commissions, and why: the first that is of one made it.")
          .identity(
              "@.commission_id", "@.created_at", "@.kind", "@.status", "@.amount", "@.earnings")
          .order(
              "@.created_at",
              "@.commission_id",
              "@.kind",
              "@.status",
              "@.amount::text",
              "@.earnings::text")
          .scope(
              """
              @.commission_id in (
                select m.id from commissions m join programs p on p.id = m.program_id
                where p.project_id = :workspace)\
              """)
          .fields(
              text("commissionId", "The commission.").required().to(COMMISSION),
              text("kind", "`earned`, `corrected`, `refunded`, `decided`, `banned` or `unbanned`.")
                  .required(),
              whole("amount", "The commission's after it.").required(),
              whole("earnings", "The same.").required(),
              text("status", "The same.").oneOf(STATUSES).required(),
              text("arithmetic", "How the earnings came about.").required(),
              json("reward", "The reward as it was then, with what its conditions made of it."),
              text("userId", "Who did it, if a person did."),
              moment("createdAt", "When it was done.").required())
          .example(
              """
              {"commissionId": "cm_01", "kind": "earned", "amount": 4900, "earnings": 980, "status": "pending", "arithmetic": "20 % of 4900", "createdAt": "2026-11-21T12:30:00.000Z"}
              """);

  private CommissionFiles() {}
}
