package io.waymark.archive;

import java.util.List;
import java.util.stream.Stream;

/** Which files an archive has, in the order in which they are read. */
final class Contents {

  /** Each refers only to those before it, and to itself. */
  static final List<TableFile> TABLES =
      List.of(
          WebhookFiles.SETTINGS,
          IdentityFiles.WORKSPACES,
          IdentityFiles.USERS,
          PlaceFiles.FOLDERS,
          IdentityFiles.MEMBERSHIPS,
          AccessFiles.FORMER_SLUGS,
          AccessFiles.INVITES,
          AccessFiles.INVITE_LINKS,
          AccessFiles.IDENTITIES,
          AccessFiles.SECOND_FACTORS,
          AccessFiles.RECOVERY_CODES,
          AccessFiles.PERSONAL_KEYS,
          AccessFiles.OAUTH_APPS,
          AccessFiles.OAUTH_INSTALLATIONS,
          AccessFiles.OAUTH_REFRESH_TOKENS,
          IdentityFiles.API_KEYS,
          PlaceFiles.DOMAINS,
          PlaceFiles.DOMAIN_MOVES,
          PlaceFiles.FOLDER_USERS,
          PlaceFiles.FOLDER_ACCESS_REQUESTS,
          PlaceFiles.TAGS,
          PlaceFiles.UTM_TEMPLATES,
          LinkFiles.LINKS,
          LinkFiles.DASHBOARDS,
          ProgramFiles.PROGRAMS,
          ProgramFiles.GROUPS,
          ProgramFiles.DEFAULT_LINKS,
          ProgramFiles.REWARDS,
          ProgramFiles.DISCOUNTS,
          PartnerFiles.PARTNERS,
          PartnerFiles.ENROLLMENTS,
          PartnerFiles.DEFAULT_LINKS,
          PartnerFiles.DISCOUNT_CODES,
          ConversionFiles.CURRENCY_RATES,
          ConversionFiles.CUSTOMERS,
          LinkFiles.IMAGES,
          ConversionFiles.LEAD_CLAIMS,
          ConversionFiles.LEADS,
          ConversionFiles.SALES,
          ConversionFiles.PAYMENT_ALIASES,
          ConversionFiles.REFUNDS,
          ConversionFiles.CONNECTIONS,
          ConversionFiles.PARKED_EVENTS,
          ConversionFiles.SHOPIFY_CHECKOUTS,
          WebhookFiles.WEBHOOKS,
          CommissionFiles.COMMISSIONS,
          CommissionFiles.ENTRIES,
          RemovalFiles.REMOVALS);

  /** After the tables. */
  static final List<EventFile<?>> EVENTS = List.of(EventFile.CLICKS, EventFile.CLICK_DAYS);

  static final List<LeftOut> LEFT_OUT =
      List.of(
          new LeftOut("sessions", "people sign in again"),
          new LeftOut("mailed_tokens", "links in mails: whoever still needs one asks again"),
          new LeftOut("provider_visits", "valid for ten minutes only"),
          new LeftOut("oauth_codes", "valid for two minutes only"),
          new LeftOut("call_windows", "counts of the last moments"),
          new LeftOut("api_requests", "a log"),
          new LeftOut("audit_entries", "a log"),
          new LeftOut("journal_positions", "the importing server counts on from its own"),
          new LeftOut("event_generation", "about the server's own event store"),
          new LeftOut("backup_runs", "about the server's own backups"),
          new LeftOut("link_counts", "follows from links"),
          new LeftOut("link_tag_counts", "follows from links"),
          new LeftOut("link_tags", "in links, as `tagIds`"),
          new LeftOut("webhook_links", "in webhooks, as `linkIds`"),
          new LeftOut("webhook_folders", "in webhooks, as `folderIds`"),
          new LeftOut("deferred_links", "kept for an hour only"),
          new LeftOut(
              "link_service_tokens", "for a day only: whoever imports hands theirs over again"),
          new LeftOut("link_imports", "what was not finished is started again, and misses nothing"),
          new LeftOut("link_import_rows", "a log"),
          new LeftOut("outbox", "news on their way: what was not sent is not sent"),
          new LeftOut("webhook_deliveries", "news on their way: what was not sent is not sent"),
          new LeftOut("webhook_attempts", "a log"),
          new LeftOut("webhook_notices", "a log"),
          new LeftOut("mails", "mails on their way: what was not sent is not sent"),
          new LeftOut("avatars_due", "follows from customers"));

  private Contents() {}

  /** All files, in order. */
  static List<Described> all() {
    return Stream.<Described>concat(TABLES.stream(), EVENTS.stream()).toList();
  }
}
