package io.waymark.archive;

import static io.waymark.archive.Field.created;
import static io.waymark.archive.Field.moment;
import static io.waymark.archive.Field.text;
import static io.waymark.archive.Field.updated;

/** Partners, what they are in programs, and their discount codes. */
final class PartnerFiles {
  private static final Reference PROGRAM = byId("programs", "program");
  private static final Reference GROUP = byId("partner_groups", "group");
  private static final Reference DEFAULT_LINK = byId("group_default_links", "default link");
  private static final Reference REWARD = byId("rewards", "reward");
  private static final Reference DISCOUNT = byId("discounts", "discount");

  /** A partner, of any program. */
  static final Reference PARTNER =
      new Reference(
          "partners", "partner", "their id or e-mail address", "lower(t.email) = lower(@)", null);

  private static final String OF_PROGRAM_OF_WORKSPACE =
      "@.program_id in (select g.id from programs g where g.project_id = :workspace)";

  static final TableFile PARTNERS =
      TableFile.of("partners", "partners", "People who bring customers, in one program or several.")
          .ids("pn_", "The partner's id.", "lower(@.email)")
          .scope(
              """
              exists (
                select from program_enrollments e join programs g on g.id = e.program_id
                where e.partner_id = @.id and g.project_id = :workspace)\
              """)
          .uniques(
              Unique.of("the e-mail address", "lower(@.email)").where("@.email is not null"),
              Unique.of("the username", "@.username").where("@.username is not null"))
          .fields(
              text("name", "Their name.").required(),
              text("username", "A name in addresses that nobody else has."),
              text("email", "Their e-mail address, by which they are known."),
              text("image", "The address of their picture."),
              text("description", "What they do."),
              text("country", "Their country, as in `DE`."),
              text("companyName", "Their company."),
              text("profileType", "What they are.")
                  .oneOf("individual", "company")
                  .orElse("\"individual\""),
              text("paypalEmail", "The address by which PayPal reaches them."),
              moment("payoutsEnabledAt", "Since when they can be paid.").kept(),
              text("website", "Their site."),
              text("youtube", "Their name at YouTube."),
              text("twitter", "Their name at X."),
              text("linkedin", "Their name at LinkedIn."),
              text("instagram", "Their name at Instagram."),
              text("tiktok", "Their name at TikTok."),
              created(),
              updated())
          .example(
              """
              {"email": "steven@example.com", "name": "Steven", "country": "DE"}
              """);

  static final TableFile ENROLLMENTS =
      TableFile.of(
              "programEnrollments", "program_enrollments", "Who is a partner in which program.")
          .ids("pge_", "The enrollment's id.", "@.program_id", "@.partner_id")
          .scope(OF_PROGRAM_OF_WORKSPACE)
          .uniques(
              Unique.of("the partner", "@.program_id", "@.partner_id"),
              Unique.of("the tenantId", "@.program_id", "@.tenant_id")
                  .where("@.tenant_id is not null"))
          .fields(
              text("programId", "The program.").required().to(PROGRAM),
              text("partnerId", "The partner.").required().to(PARTNER),
              text("tenantId", "Their id elsewhere; no other partner of the program has it."),
              text("groupId", "Their group.").to(GROUP),
              text("clickRewardId", "What they are paid for clicks.").to(REWARD),
              text("leadRewardId", "What they are paid for leads.").to(REWARD),
              text("saleRewardId", "What they are paid for sales.").to(REWARD),
              text("referralRewardId", "What they are paid for other partners.").to(REWARD),
              text("discountId", "What their customers pay less.").to(DISCOUNT),
              text("status", "How far they are in the program.")
                  .oneOf(
                      "pending",
                      "approved",
                      "rejected",
                      "invited",
                      "declined",
                      "deactivated",
                      "banned",
                      "archived")
                  .orElse("\"approved\""),
              moment("bannedAt", "When they were banned."),
              text("bannedReason", "Why, as in `spam`."),
              moment("endedAt", "When they were banned or deactivated, and their links ended."),
              created(),
              updated())
          .example(
              """
              {"programId": "prog_01", "partnerId": "steven@example.com", "groupId": "grp_01"}
              """);

  static final TableFile DEFAULT_LINKS =
      TableFile.of(
              "partnerDefaultLinks",
              "partner_default_links",
              "Which links of partners stand for which of their group's.")
          .identity("@.link_id")
          .scope("@.link_id in (select l.id from links l where l.project_id = :workspace)")
          .fields(
              text("linkId", "The partner's link.").required().to(Reference.LINK.byIdAlone()),
              text("defaultLinkId", "The group's.").required().to(DEFAULT_LINK))
          .example(
              """
              {"linkId": "link_01", "defaultLinkId": "pgdl_01"}
              """);

  static final TableFile DISCOUNT_CODES =
      TableFile.of(
              "discountCodes",
              "discount_codes",
              "Codes by which customers of partners pay less, and are known to be theirs.")
          .ids("dcode_", "The code's id.", "@.program_id", "lower(@.code)")
          .scope(OF_PROGRAM_OF_WORKSPACE)
          .uniques(
              Unique.of("the code", "@.program_id", "lower(@.code)"),
              Unique.of("the link", "@.link_id"))
          .fields(
              text("programId", "The program.").required().to(PROGRAM),
              text("code", "The code; no other of the program has it, in whatever case.")
                  .required(),
              text("discountId", "What it gives.").required().to(DISCOUNT),
              text("partnerId", "Whose it is.").required().to(PARTNER),
              text("linkId", "Their link that it stands for.")
                  .required()
                  .to(Reference.LINK.byIdAlone()),
              moment("disabledAt", "Since when it is out of use."),
              created())
          .example(
              """
              {"programId": "prog_01", "code": "STEVEN10OFF", "discountId": "disc_01", "partnerId": "steven@example.com", "linkId": "link_01"}
              """);

  private PartnerFiles() {}

  private static Reference byId(String table, String what) {
    return new Reference(table, what, "its id", null, null);
  }
}
