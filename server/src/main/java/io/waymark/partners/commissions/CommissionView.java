package io.waymark.partners.commissions;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.integer;
import static io.waymark.platform.schema.Schemas.json;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.number;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.conversions.ShownCustomers;
import io.waymark.partners.rewards.Reward;
import io.waymark.partners.rewards.RewardTable;
import io.waymark.platform.schema.Fields;
import io.waymark.platform.schema.Shape;
import io.waymark.platform.time.Timestamps;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Commissions as the API shows them (B2). */
final class CommissionView {
  private static final Shape<?> PARTNER =
      Shape.untyped(
              field("id", text()),
              field("name", text()),
              field("email", text().nullable()),
              field("image", text().nullable()),
              field("payoutsEnabledAt", text().nullable()),
              field("country", text().nullable()),
              field("groupId", text().nullable()))
          .named("CommissionPartner");

  private static final Shape<?> CUSTOMER =
      Shape.untyped(
              field("id", text()),
              field("name", text()),
              field("email", text().nullable()),
              field("avatar", text().nullable()),
              field("externalId", text()),
              field("stripeCustomerId", text().nullable()),
              field("country", text().nullable()),
              field("sales", integer()),
              field("saleAmount", integer()),
              field("createdAt", text()),
              field("firstSaleAt", text().nullable()),
              field("subscriptionCanceledAt", text().nullable()))
          .named("CommissionCustomer");

  private static final Fields FIELDS =
      Fields.of(
          field("id", text()).described("The commission's id."),
          field("type", text()).described("click, lead, sale, referral or custom."),
          field("amount", integer()).described("Of the sale, in cents of US dollars."),
          field("earnings", integer())
              .described("The partner's, in cents; negative for what is taken back."),
          field("currency", text()),
          field("status", text())
              .described("pending, processed, paid, refunded, duplicate, fraud, canceled or hold."),
          field("invoiceId", text().nullable()),
          field("description", text().nullable()),
          field("quantity", integer()),
          field("userId", text().nullable()).described("Who made it, if a person did."),
          field("metadata", json().nullable())
              .described("Null: what was reported with a sale is in its event."),
          field("createdAt", text()),
          field("updatedAt", text()),
          field("paidAt", text().nullable()),
          field("partner", PARTNER.nullable()),
          field("customer", CUSTOMER.nullable()));

  static final Shape<?> COMMISSION = Shape.untyped(FIELDS).named("Commission");

  static final Shape<?> DETAILED =
      Shape.untyped(
              FIELDS.and(
                  field(
                      "user",
                      Shape.untyped(
                              field("id", text()),
                              field("name", text().nullable()),
                              field("email", text().nullable()),
                              field("image", text().nullable()))
                          .nullable()),
                  field(
                      "reward",
                      Shape.untyped(
                              field("event", text()),
                              field("description", text().nullable()),
                              field("type", text()),
                              field("amountInCents", integer().nullable()),
                              field("amountInPercentage", number().nullable()))
                          .nullable()),
                  field("payout", json().nullable()),
                  field("holdingPeriodDays", integer()),
                  field(
                          "entries",
                          list(
                              Shape.untyped(
                                  field("kind", text())
                                      .described("earned, corrected, refunded or decided."),
                                  field("amount", integer()),
                                  field("earnings", integer()),
                                  field("status", text()),
                                  field("arithmetic", text())
                                      .described("How the earnings came about."),
                                  field("reward", json().nullable()).described("As it was then."),
                                  field("userId", text().nullable()),
                                  field("createdAt", text()))))
                      .described("All that became of it, the first first.")))
          .named("CommissionInDetail");

  private CommissionView() {}

  /** Those commissions, in their order. */
  static List<ObjectNode> of(
      Handle handle, String workspaceId, String programId, List<Commission> commissions) {
    var partners =
        ShownPartners.of(
            handle, programId, commissions.stream().map(Commission::partnerId).distinct().toList());
    var customers =
        ShownCustomers.of(
            handle,
            workspaceId,
            commissions.stream()
                .map(Commission::customerId)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    return commissions.stream()
        .map(
            commission -> {
              var view = CommissionJson.of(commission).putNull("paidAt");
              view.set("partner", partners.get(commission.partnerId()));
              var customerId = commission.customerId();
              view.set("customer", customerId == null ? null : customers.get(customerId));
              return view;
            })
        .toList();
  }

  static ObjectNode of(Handle handle, String workspaceId, Commission commission) {
    return of(handle, workspaceId, commission.programId(), List.of(commission)).getFirst();
  }

  /** One with all that is known of it. */
  static ObjectNode detailed(Handle handle, String workspaceId, Commission commission) {
    var view = of(handle, workspaceId, commission);
    view.set("user", user(handle, commission.userId()));
    var rewardId = commission.rewardId();
    var reward =
        rewardId == null ? null : RewardTable.find(handle, commission.programId(), rewardId);
    view.set("reward", reward == null ? null : reward(reward));
    view.putNull("payout");
    view.put("holdingPeriodDays", holding(handle, commission));
    var entries = view.putArray("entries");
    for (var entry : CommissionTable.entries(handle, commission.id())) {
      entries
          .addObject()
          .put("kind", entry.kind())
          .put("amount", entry.amount())
          .put("earnings", entry.earnings())
          .put("status", entry.status())
          .put("arithmetic", entry.arithmetic())
          .<ObjectNode>set("reward", entry.reward())
          .put("userId", entry.userId())
          .put("createdAt", Timestamps.iso(entry.at()));
    }
    return view;
  }

  private static @Nullable ObjectNode user(Handle handle, @Nullable String id) {
    return handle
        .createQuery("select id, name, email, image from users where id = :id")
        .bind("id", id)
        .map(
            (row, _) ->
                JsonNodeFactory.instance
                    .objectNode()
                    .put("id", row.getString("id"))
                    .put("name", row.getString("name"))
                    .put("email", row.getString("email"))
                    .put("image", row.getString("image")))
        .findOne()
        .orElse(null);
  }

  private static ObjectNode reward(Reward reward) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("event", reward.event())
        .put("description", reward.description())
        .put("type", reward.type())
        .put("amountInCents", reward.amountInCents())
        .put("amountInPercentage", reward.amountInPercentage());
  }

  /** How many days it waits; what was given does not. */
  private static int holding(Handle handle, Commission commission) {
    return commission.type().equals(Commission.CUSTOM)
        ? 0
        : handle
            .createQuery(
                """
                select g.holding_period_days from program_enrollments e
                join partner_groups g on g.id = e.group_id
                where e.program_id = :programId and e.partner_id = :partnerId
                """)
            .bind("programId", commission.programId())
            .bind("partnerId", commission.partnerId())
            .mapTo(Integer.class)
            .findOne()
            .orElse(0);
  }
}
