package io.waymark.partners.programs;

import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.integer;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.platform.schema.Field;
import io.waymark.platform.schema.Fields;
import io.waymark.platform.schema.Given;
import io.waymark.platform.schema.Schema;
import io.waymark.platform.schema.Shape;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The bodies of a program's creation and of its change (A1). */
final class ProgramRequest {
  private static final Set<Long> MIN_PAYOUTS = Set.of(0L, 1_000L, 2_000L, 5_000L, 10_000L);

  private static final Field<String> NAME =
      field("name", text().trimmed().min(1).max(190)).described("What the program is called.");
  private static final Field<String> DOMAIN =
      field("domain", text().trimmed().min(1).max(190))
          .described("The short domain of partners' links: one of the workspace's own.");
  private static final Field<String> URL =
      field("url", Destination.url())
          .described("Where partners' links lead. `https://` is added where a scheme is missing.");
  private static final Field<String> LOGO =
      optional("logo", Destination.page(), "The address of its logo.");
  private static final Field<String> DESCRIPTION =
      optional("description", text().trimmed().max(5_000), "What the program is about.");
  private static final Field<String> SUPPORT_EMAIL =
      optional("supportEmail", text().trimmed().max(255).email(), "Who helps partners.");
  private static final Field<String> HELP_URL =
      optional("helpUrl", Destination.page(), "A page that helps partners.");
  private static final Field<String> TERMS_URL =
      optional("termsUrl", Destination.page(), "The page with the program's terms.");
  private static final Field<String> PRIMARY_REWARD_EVENT =
      field("primaryRewardEvent", choice("click", "lead", "sale", "referral"))
          .described("What the program is mostly about.");
  private static final Field<Long> MIN_PAYOUT_AMOUNT =
      field(
              "minPayoutAmount",
              integer().rule(MIN_PAYOUTS::contains, "Expected 0, 1000, 2000, 5000 or 10000."))
          .described("What a partner must have earned before it is paid out, in cents.");
  private static final Field<String> PAYOUT_MODE =
      field("payoutMode", choice("internal", "hybrid", "external"))
          .described("Who pays partners: this server's list of payouts, or your own system.");

  private ProgramRequest() {}

  private static Field<String> optional(String name, Schema<String> schema, String meaning) {
    return field(name, schema.nullable()).described(meaning).optional();
  }

  /** A program to be set up. */
  record New(
      String name,
      String domain,
      String url,
      @Nullable String logo,
      @Nullable String description,
      @Nullable String supportEmail,
      @Nullable String helpUrl,
      @Nullable String termsUrl,
      String primaryRewardEvent,
      long minPayoutAmount,
      String payoutMode,
      @Nullable FirstReward reward) {
    static final Shape<New> SHAPE =
        Shape.of(
                New.class,
                NAME,
                DOMAIN,
                URL,
                LOGO,
                DESCRIPTION,
                SUPPORT_EMAIL,
                HELP_URL,
                TERMS_URL,
                PRIMARY_REWARD_EVENT.defaultsTo("sale"),
                MIN_PAYOUT_AMOUNT.defaultsTo(0L),
                PAYOUT_MODE.defaultsTo("external"),
                field("reward", FirstReward.SHAPE.nullable())
                    .described("What the default group's partners earn.")
                    .optional())
            .named("NewProgram");

    Program to(
        String id,
        String workspaceId,
        String slug,
        String ownDomain,
        String folderId,
        String groupId,
        Instant now) {
      return new Program(
          id,
          workspaceId,
          name,
          slug,
          ownDomain,
          url,
          logo,
          description,
          folderId,
          groupId,
          primaryRewardEvent,
          minPayoutAmount,
          payoutMode,
          termsUrl,
          helpUrl,
          supportEmail,
          now,
          null,
          now,
          now);
    }
  }

  /** What is to change; null clears. */
  record Change(
      @Nullable String name,
      @Nullable String domain,
      @Nullable String url,
      Given<String> logo,
      Given<String> description,
      Given<String> supportEmail,
      Given<String> helpUrl,
      Given<String> termsUrl,
      @Nullable String primaryRewardEvent,
      @Nullable Long minPayoutAmount,
      @Nullable String payoutMode) {
    static final Shape<Change> SHAPE =
        Shape.of(
                Change.class,
                Fields.of(
                        NAME,
                        DOMAIN,
                        URL,
                        LOGO,
                        DESCRIPTION,
                        SUPPORT_EMAIL,
                        HELP_URL,
                        TERMS_URL,
                        PRIMARY_REWARD_EVENT,
                        MIN_PAYOUT_AMOUNT,
                        PAYOUT_MODE)
                    .optional())
            .named("ProgramChange");

    /**
     * @param newDomain the domain as it becomes
     */
    Program to(Program stored, @Nullable String newDomain, Instant updatedAt) {
      return new Program(
          stored.id(),
          stored.workspaceId(),
          name == null ? stored.name() : name,
          stored.slug(),
          newDomain,
          url == null ? stored.url() : url,
          logo.or(stored.logo()),
          description.or(stored.description()),
          stored.defaultFolderId(),
          stored.defaultGroupId(),
          primaryRewardEvent == null ? stored.primaryRewardEvent() : primaryRewardEvent,
          minPayoutAmount == null ? stored.minPayoutAmount() : minPayoutAmount,
          payoutMode == null ? stored.payoutMode() : payoutMode,
          termsUrl.or(stored.termsUrl()),
          helpUrl.or(stored.helpUrl()),
          supportEmail.or(stored.supportEmail()),
          stored.startedAt(),
          stored.deactivatedAt(),
          stored.createdAt(),
          updatedAt);
    }
  }
}
