package io.waymark.partners.programs;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.instant;
import static io.waymark.platform.schema.Schemas.integer;
import static io.waymark.platform.schema.Schemas.json;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.platform.schema.Field;
import io.waymark.platform.schema.Fields;
import io.waymark.platform.schema.Shape;
import io.waymark.platform.time.Timestamps;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Groups and their default links as the API shows them (B8). */
final class GroupView {
  private static final Fields BASE =
      Fields.of(
          field("id", text()).described("The group's id."),
          field("name", text()).described("What the group is called."),
          field("slug", text()).described("Its name in addresses."),
          field("color", text().nullable()).described("Its colour."),
          field("logo", text().nullable()).described("The address of its logo."),
          field("wordmark", text().nullable()).described("The address of its wordmark."),
          field("brandColor", text().nullable()).described("The colour of its pages."),
          field("holdingPeriodDays", integer())
              .described("For how long commissions wait before they are paid out."),
          field("autoApprovePartnersEnabledAt", instant().nullable())
              .described("Since when who applies is a partner at once."),
          field("additionalLinks", list(AdditionalLink.SHAPE).nullable())
              .described("Where partners may make links to."),
          field("maxPartnerLinks", integer())
              .described("How many links a partner may have who makes them alone."),
          field("linkStructure", text()).described("How partners are shown their links."),
          field("moveRules", json().nullable()).described("Rules that move partners here."));

  private static final Shape<?> TEMPLATE =
      Shape.untyped(
              field("id", text()),
              field("name", text()),
              field("utm_source", text().nullable()),
              field("utm_medium", text().nullable()),
              field("utm_campaign", text().nullable()),
              field("utm_term", text().nullable()),
              field("utm_content", text().nullable()),
              field("ref", text().nullable()))
          .named("PartnerGroupUtmTemplate");

  private static final Shape<?> BOUNTY =
      Shape.untyped(field("id", text()), field("name", text()), field("type", text()))
          .named("PartnerGroupBounty");

  static final Shape<?> GROUP = Shape.untyped(BASE).named("PartnerGroup");

  static final Shape<?> LISTED =
      Shape.untyped(
              BASE.and(
                  total("totalPartners", "How many approved partners it has."),
                  total("totalClicks", "The clicks of their links."),
                  total("totalLeads", "Their leads."),
                  total("totalSales", "Their sales."),
                  total("totalSaleAmount", "What those were, in cents."),
                  total("totalConversions", "How many customers paid for the first time."),
                  total("totalCommissions", "What they earned, in cents."),
                  total("netRevenue", "What is left, in cents.")))
          .named("ListedPartnerGroup");

  static final Shape<?> LINK =
      Shape.untyped(
              field("id", text()).described("The default link's id."),
              field("domain", text().nullable()).described("The program's domain."),
              field("url", text()).described("Where it leads."),
              field("createdAt", instant()).described("When it was made."))
          .named("DefaultPartnerLink");

  static final Shape<?> MOVED =
      Shape.untyped(field("count", integer()).described("How many partners were moved."));

  static final Shape<?> DELETED =
      Shape.untyped(field("id", text()).described("The id of what was deleted."));

  private GroupView() {}

  private static Field<Long> total(String name, String meaning) {
    return field(name, integer()).described(meaning);
  }

  /** A group with what it pays. */
  static Shape<?> withTerms(List<Field<?>> terms) {
    return Shape.untyped(BASE.and(terms.toArray(Field[]::new))).named("PartnerGroupWithTerms");
  }

  /** A group with all there is to know of it. */
  static Shape<?> expanded(List<Field<?>> terms) {
    return Shape.untyped(
            BASE.and(terms.toArray(Field[]::new))
                .and(
                    field("utmTemplate", TEMPLATE.nullable())
                        .described("The UTM template that partners' links carry."),
                    field("applicationFormData", json().nullable())
                        .described("The form for applications."),
                    field("applicationFormPublishedAt", instant().nullable())
                        .described("When it was published."),
                    field("landerData", json().nullable()).described("The landing page."),
                    field("landerPublishedAt", instant().nullable())
                        .described("When it was published."),
                    field("bounties", list(BOUNTY)).described("What else can be earned."),
                    field("program", ProgramView.PROGRAM).described("The program.")))
        .named("ExpandedPartnerGroup");
  }

  static ObjectNode group(Group group) {
    var view =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", group.id())
            .put("name", group.name())
            .put("slug", group.slug())
            .put("color", group.color())
            .put("logo", group.logo())
            .put("wordmark", group.wordmark())
            .put("brandColor", group.brandColor())
            .put("holdingPeriodDays", group.holdingPeriodDays())
            .put("autoApprovePartnersEnabledAt", ProgramView.iso(group.autoApproveSince()));
    if (group.additionalLinks() == null) {
      view.putNull("additionalLinks");
    } else {
      var links = view.putArray("additionalLinks");
      for (var link : group.additionalLinks()) {
        links
            .addObject()
            .put("domain", link.domain())
            .put("path", link.path())
            .put("validationMode", link.validationMode());
      }
    }
    return view.put("maxPartnerLinks", group.maxPartnerLinks())
        .put("linkStructure", group.linkStructure())
        .putNull("moveRules");
  }

  static ObjectNode listed(GroupTotals.Listed listed) {
    var totals = listed.totals();
    return group(listed.group())
        .put("totalPartners", totals.partners())
        .put("totalClicks", totals.clicks())
        .put("totalLeads", totals.leads())
        .put("totalSales", totals.sales())
        .put("totalSaleAmount", totals.saleAmount())
        .put("totalConversions", totals.conversions())
        .put("totalCommissions", totals.commissions())
        .put("netRevenue", totals.saleAmount() - totals.commissions());
  }

  static ObjectNode withTerms(Groups.Termed termed) {
    var view = group(termed.group());
    view.setAll(termed.terms());
    return view;
  }

  static ObjectNode expanded(Groups.Expanded expanded) {
    var view = withTerms(expanded.termed());
    view.set("utmTemplate", campaign(expanded.campaign()));
    view.putNull("applicationFormData")
        .putNull("applicationFormPublishedAt")
        .putNull("landerData")
        .putNull("landerPublishedAt");
    view.putArray("bounties");
    view.set("program", ProgramView.program(expanded.program()));
    return view;
  }

  private static @Nullable ObjectNode campaign(@Nullable GroupCampaign campaign) {
    return campaign == null ? null : campaign.shown();
  }

  static ObjectNode link(DefaultLinks.Shown shown) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", shown.link().id())
        .put("domain", shown.program().domain())
        .put("url", shown.link().url())
        .put("createdAt", Timestamps.iso(shown.link().createdAt()));
  }
}
