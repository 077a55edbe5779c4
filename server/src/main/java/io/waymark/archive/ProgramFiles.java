package io.waymark.archive;

import static io.waymark.archive.Field.created;
import static io.waymark.archive.Field.json;
import static io.waymark.archive.Field.moment;
import static io.waymark.archive.Field.text;
import static io.waymark.archive.Field.updated;
import static io.waymark.archive.Field.whole;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Set;

/** Partner programs: their groups, and what those pay and give. */
final class ProgramFiles {
  static final Reference PROGRAM =
      new Reference("programs", "program", "its id or slug", "t.slug = @", null);

  static final Reference GROUP =
      new Reference(
          "partner_groups",
          "group",
          "its id or slug",
          "t.slug = @ and t.program_id = s.program_id",
          "t.program_id = s.program_id");

  private static final Reference UTM_TEMPLATE =
      new Reference("utm_templates", "template", "its id", null, null);

  private static final String OF_PROGRAM_OF_WORKSPACE =
      "@.program_id in (select p.id from programs p where p.project_id = :workspace)";

  private static final Set<Integer> HOLDING_PERIODS = Set.of(0, 7, 14, 30, 60, 90);
  private static final long MOST_CENTS = 99_999_999;
  private static final int MOST_MONTHS = 600;
  private static final int MOST_PERCENT = 100;

  static final TableFile PROGRAMS =
      TableFile.of("programs", "programs", "Partner programs, one for a workspace at most.")
          .ids("prog_", "The program's id.", "@.project_id")
          .ofWorkspace("project_id")
          .uniques(Unique.of("the workspace", "@.project_id"), Unique.of("the slug", "@.slug"))
          .fields(
              text("name", "What it is called.").required(),
              text("slug", "Its name in addresses.").required(),
              text("domain", "The domain of partners' links."),
              text("url", "Where they lead."),
              text("logo", "The address of its logo."),
              text("description", "What it is about."),
              text("defaultFolderId", "The folder of partners' links.")
                  .required()
                  .to(Reference.FOLDER),
              text("defaultGroupId", "The group that partners are in at first: its id.").required(),
              text("primaryRewardEvent", "What it is mostly about.")
                  .oneOf("click", "lead", "sale", "referral")
                  .orElse("\"sale\""),
              whole("minPayoutAmount", "What must be earned before it is paid out, in cents.")
                  .orElse("0"),
              text("payoutMode", "Who pays partners.")
                  .oneOf("internal", "hybrid", "external")
                  .orElse("\"external\""),
              text("termsUrl", "The page with its terms."),
              text("helpUrl", "A page that helps partners."),
              text("supportEmail", "Who helps partners."),
              moment("startedAt", "When it began."),
              moment("deactivatedAt", "When it ended."),
              created(),
              updated())
          .finer(
              (columns, _) ->
                  within(columns, "min_payout_amount", "minPayoutAmount", Long.MAX_VALUE))
          .example(
              """
              {"name": "Acme Partners", "slug": "acme", "domain": "acme.link", "url": "https://acme.com", "defaultFolderId": "fold_0PARTNERS", "defaultGroupId": "grp_0DEFAULT"}
              """);

  static final TableFile GROUPS =
      TableFile.of("partnerGroups", "partner_groups", "Groups of partners.")
          .ids("grp_", "The group's id.", "@.program_id", "@.slug")
          .scope(OF_PROGRAM_OF_WORKSPACE)
          .uniques(Unique.of("the slug", "@.program_id", "@.slug"))
          .fields(
              text("programId", "The program.").required().to(PROGRAM),
              text("name", "What it is called.").required(),
              text("slug", "Its name in addresses; `default` for the default group.").required(),
              text("color", "Its colour."),
              text("logo", "The address of its logo."),
              text("wordmark", "The address of its wordmark."),
              text("brandColor", "The colour of its pages."),
              text("linkStructure", "How partners are shown their links.")
                  .oneOf("short", "query", "path")
                  .orElse("\"short\""),
              json(
                  "additionalLinks",
                  "Where partners may make links to: `[{\"domain\": …, \"path\": …,"
                      + " \"validationMode\": \"domain\"}]`."),
              whole("maxPartnerLinks", "How many links a partner may have who makes them alone.")
                  .orElse("0"),
              whole(
                      "holdingPeriodDays",
                      "For how many days commissions wait: 0, 7, 14, 30, 60 or 90.")
                  .orElse("0"),
              moment(
                  "autoApprovePartnersEnabledAt", "Since when who applies is a partner at once."),
              text("utmTemplateId", "The UTM template that partners' links carry.")
                  .to(UTM_TEMPLATE),
              created(),
              updated())
          .finer(
              (columns, _) -> {
                within(columns, "max_partner_links", "maxPartnerLinks", Integer.MAX_VALUE);
                if (!HOLDING_PERIODS.contains(columns.path("holding_period_days").asInt())) {
                  throw new LineProblem("holdingPeriodDays: expected 0, 7, 14, 30, 60 or 90");
                }
              })
          .example(
              """
              {"id": "grp_0DEFAULT", "programId": "acme", "name": "Default Group", "slug": "default", "maxPartnerLinks": 10}
              """);

  static final TableFile DEFAULT_LINKS =
      TableFile.of(
              "groupDefaultLinks",
              "group_default_links",
              "Links that every partner of a group has.")
          .ids("pgdl_", "The default link's id.", "@.group_id", "@.url")
          .scope(
              "@.group_id in (select g.id from partner_groups g join programs p on p.id = g.program_id"
                  + " where p.project_id = :workspace)")
          .uniques(Unique.of("the url", "@.group_id", "@.url"))
          .fields(
              text("groupId", "The group.").required().to(GROUP.byIdAlone()),
              text("url", "Where it leads.").required(),
              created())
          .example(
              """
              {"groupId": "grp_0DEFAULT", "url": "https://acme.com/"}
              """);

  static final TableFile REWARDS =
      TableFile.of("rewards", "rewards", "What is paid for clicks, leads and sales.")
          .ids("rw_", "The reward's id.", "@.group_id", "@.event")
          .scope(OF_PROGRAM_OF_WORKSPACE)
          .uniques(Unique.of("the event", "@.group_id", "@.event").where("@.group_id is not null"))
          .fields(
              text("programId", "The program.").required().to(PROGRAM),
              text("groupId", "The group that has it; without, it is out of use.").to(GROUP),
              text("event", "What is paid for.")
                  .oneOf("click", "lead", "sale", "referral")
                  .required(),
              text("type", "Whether a share is paid, or an amount.")
                  .oneOf("percentage", "flat")
                  .required(),
              whole("amountInCents", "What a flat reward pays."),
              Field.of("amountInPercentage", Kind.DECIMAL, "What the other pays."),
              whole(
                  "maxDuration",
                  "For how many months sales of a customer are paid for; 0 for the first alone."),
              text("description", "What partners are told in one line."),
              text("tooltipDescription", "What they are told at length."),
              json("modifiers", "Condition groups that pay something else where they hold."),
              json("config", "What a referral is paid for."),
              whole("spendLimitAmount", "The most that is paid in an interval, in cents."),
              text("spendLimitInterval", "The interval of that.")
                  .oneOf("allTime", "day", "week", "month"),
              created(),
              updated())
          .finer((columns, _) -> reward(columns))
          .example(
              """
              {"programId": "acme", "groupId": "default", "event": "sale", "type": "percentage", "amountInPercentage": 20, "maxDuration": 12}
              """);

  static final TableFile DISCOUNTS =
      TableFile.of("discounts", "discounts", "What customers of partners pay less.")
          .ids("disc_", "The discount's id.", "@.group_id")
          .scope(OF_PROGRAM_OF_WORKSPACE)
          .uniques(Unique.of("the group", "@.group_id").where("@.group_id is not null"))
          .fields(
              text("programId", "The program.").required().to(PROGRAM),
              text("groupId", "The group that has it.").to(GROUP),
              whole("amount", "Percent or cents, by the type.").required(),
              text("type", "Whether it is a share of the price, or an amount.")
                  .oneOf("percentage", "flat")
                  .orElse("\"percentage\""),
              whole("maxDuration", "For how many months; 0 for once, without for ever."),
              text("description", "What customers are told."),
              text("couponId", "The provider's id of the coupon."),
              text("couponTestId", "The same in its test mode."),
              text("provider", "Who keeps the codes.")
                  .oneOf("stripe", "shopify", "custom")
                  .orElse("\"custom\""),
              moment("autoProvisionEnabledAt", "Since when partners get a code by themselves."),
              created(),
              updated())
          .finer(
              (columns, _) -> {
                within(columns, "amount", "amount", Long.MAX_VALUE);
                within(columns, "max_duration", "maxDuration", MOST_MONTHS);
              })
          .example(
              """
              {"programId": "acme", "groupId": "default", "amount": 10, "maxDuration": 3}
              """);

  private ProgramFiles() {}

  private static void reward(ObjectNode columns) throws LineProblem {
    within(columns, "amount_in_cents", "amountInCents", MOST_CENTS);
    within(columns, "amount_in_percentage", "amountInPercentage", MOST_PERCENT);
    within(columns, "max_duration", "maxDuration", MOST_MONTHS);
    within(columns, "spend_limit_amount", "spendLimitAmount", MOST_CENTS);
    var flat = columns.path("type").asText().equals("flat");
    if (flat != columns.hasNonNull("amount_in_cents")
        || flat == columns.hasNonNull("amount_in_percentage")) {
      throw new LineProblem("type: expected the amount of this type, and no other");
    }
    if (columns.hasNonNull("spend_limit_amount") != columns.hasNonNull("spend_limit_interval")) {
      throw new LineProblem("spendLimitAmount: expected it together with spendLimitInterval");
    }
  }

  private static void within(ObjectNode columns, String column, String field, long most)
      throws LineProblem {
    var value = columns.path(column);
    if (value.isNumber()
        && (value.decimalValue().signum() < 0
            || value.decimalValue().compareTo(BigDecimal.valueOf(most)) > 0)) {
      throw new LineProblem("%s: expected 0 to %d".formatted(field, most));
    }
  }
}
