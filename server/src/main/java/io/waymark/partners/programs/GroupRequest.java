package io.waymark.partners.programs;

import static io.waymark.platform.schema.Schemas.bool;
import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.integer;
import static io.waymark.platform.schema.Schemas.json;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.waymark.platform.schema.Field;
import io.waymark.platform.schema.Fields;
import io.waymark.platform.schema.Given;
import io.waymark.platform.schema.Schema;
import io.waymark.platform.schema.Shape;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The bodies of a group's creation, of its change, and of what is done with it (B8). */
final class GroupRequest {
  static final List<String> COLORS =
      List.of("red", "yellow", "green", "blue", "purple", "brown", "gray");

  private static final Set<Long> HOLDING_PERIODS = Set.of(0L, 7L, 14L, 30L, 60L, 90L);

  private static final Field<String> NAME =
      field("name", text().trimmed().min(1).max(190)).described("What the group is called.");
  private static final Field<String> SLUG =
      field("slug", slug())
          .described("Its name in addresses: lower-case letters, digits and dashes.");
  private static final Field<String> COLOR =
      field("color", choice(COLORS.toArray(String[]::new)).nullable())
          .described("Its colour, if any.");

  private GroupRequest() {}

  private static Schema<String> slug() {
    return text()
        .trimmed()
        .min(1)
        .max(100)
        .rule(slug -> !slug.startsWith("grp_"), "Slugs cannot begin with grp_.")
        .mapped(GroupSlug::of)
        .rule(slug -> !slug.isEmpty(), "Expected a letter or a digit.");
  }

  /** A group to be made. */
  record New(String name, String slug, @Nullable String color) {
    static final Shape<New> SHAPE = Shape.of(New.class, NAME, SLUG, COLOR).named("NewPartnerGroup");
  }

  /**
   * What is to change; null clears.
   *
   * @param moveRules not made yet, like the data of forms and landing pages: nothing is all there
   *     can be
   */
  record Change(
      @Nullable String name,
      @Nullable String slug,
      Given<String> color,
      Given<List<AdditionalLink>> additionalLinks,
      @Nullable Integer maxPartnerLinks,
      Given<String> utmTemplateId,
      @Nullable String linkStructure,
      @Nullable Integer holdingPeriodDays,
      @Nullable Boolean updateHoldingPeriodDaysForAllGroups,
      @Nullable Boolean autoApprovePartners,
      @Nullable Boolean updateAutoApprovePartnersForAllGroups,
      Given<JsonNode> moveRules,
      Given<JsonNode> applicationFormData,
      Given<JsonNode> landerData) {
    static final Shape<Change> SHAPE =
        Shape.of(
                Change.class,
                Fields.of(
                        NAME,
                        SLUG,
                        COLOR,
                        field("additionalLinks", list(AdditionalLink.SHAPE).max(100).nullable())
                            .described("Where partners may make links to."),
                        field("maxPartnerLinks", integer().min(0).max(10_000).asInt())
                            .described("How many links a partner may have who makes them alone."),
                        field("utmTemplateId", text().max(190).nullable())
                            .described("The UTM template that partners' links carry."),
                        field("linkStructure", choice("short", "query"))
                            .described("How partners are shown their links."),
                        field(
                                "holdingPeriodDays",
                                integer()
                                    .rule(
                                        HOLDING_PERIODS::contains,
                                        "Expected 0, 7, 14, 30, 60 or 90.")
                                    .as(Integer.class, Long::intValue))
                            .described("For how long commissions wait before they are paid out."),
                        field("updateHoldingPeriodDaysForAllGroups", bool())
                            .described("Whether all groups get that holding period."),
                        field("autoApprovePartners", bool())
                            .described("Whether who applies is a partner at once."),
                        field("updateAutoApprovePartnersForAllGroups", bool())
                            .described("Whether all groups do that."),
                        notYet("moveRules", "Rules that move partners here."),
                        notYet("applicationFormData", "The form for applications."),
                        notYet("landerData", "The landing page."))
                    .optional())
            .named("PartnerGroupChange");

    private static Field<JsonNode> notYet(String name, String meaning) {
      return field(
              name,
              json()
                  .nullable()
                  .rule(
                      value -> value.isContainerNode() && value.isEmpty(),
                      "This server does not have that yet; only nothing can be said."))
          .described(meaning + " Not available yet: only null or empty.");
    }

    Group to(Group stored, Instant now, Instant updatedAt) {
      return new Group(
          stored.id(),
          stored.programId(),
          name == null ? stored.name() : name,
          slug == null ? stored.slug() : slug,
          color.or(stored.color()),
          stored.logo(),
          stored.wordmark(),
          stored.brandColor(),
          holdingPeriodDays == null ? stored.holdingPeriodDays() : holdingPeriodDays,
          approves(stored, now),
          additionalLinks.or(stored.additionalLinks()),
          maxPartnerLinks == null ? stored.maxPartnerLinks() : maxPartnerLinks,
          linkStructure == null ? stored.linkStructure() : linkStructure,
          utmTemplateId.or(stored.utmTemplateId()),
          stored.createdAt(),
          updatedAt);
    }

    private @Nullable Instant approves(Group stored, Instant now) {
      if (autoApprovePartners == null
          || autoApprovePartners == (stored.autoApproveSince() != null)) {
        return stored.autoApproveSince();
      }
      return autoApprovePartners ? now : null;
    }
  }

  /**
   * Partners who are put into a group.
   *
   * @param groupMoveDisabledAt taken and of no effect: nothing moves partners but this
   */
  record Move(List<String> partnerIds, Given<JsonNode> groupMoveDisabledAt) {
    static final Shape<Move> SHAPE =
        Shape.of(
                Move.class,
                field("partnerIds", list(text()).min(1).max(100)).described("Who they are."),
                field("groupMoveDisabledAt", json().nullable())
                    .described("Of no effect: there are no rules yet that move partners.")
                    .optional())
            .named("PartnerGroupMove");
  }

  /** A default link to be made; the domain is always the program's. */
  record NewLink(String domain, String url) {
    static final Shape<NewLink> SHAPE =
        Shape.of(
                NewLink.class,
                field("domain", text().max(190)).described("Needed, and always the program's."),
                field("url", Destination.url()).described("Where it leads."))
            .named("NewDefaultPartnerLink");
  }

  /** What is to change about a default link. */
  record LinkChange(@Nullable String domain, @Nullable String url) {
    static final Shape<LinkChange> SHAPE =
        Shape.of(
                LinkChange.class,
                Fields.of(
                        field("domain", text().max(190)).described("Only the program's."),
                        field("url", Destination.url()).described("Where it leads."))
                    .optional())
            .named("DefaultPartnerLinkChange");
  }
}
