package io.waymark.links;

import io.waymark.identity.Caller;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.schema.Given;
import io.waymark.platform.time.IsoDate;
import io.waymark.platform.time.NaturalDate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a caller asks for into a link, or says what stands against it (section 3). Reads,
 * never writes.
 */
final class LinkRules {
  private static final int LONGEST_TITLE = 120;
  private static final int LONGEST_DESCRIPTION = 240;

  private final LinkAddresses addresses;
  private final LinkTable table;
  private final LinkLabels labels;
  private final Destinations destinations;

  LinkRules(
      LinkAddresses addresses, LinkTable table, LinkLabels labels, Destinations destinations) {
    this.addresses = addresses;
    this.table = table;
    this.labels = labels;
    this.destinations = destinations;
  }

  /** How far the check of a new link goes. */
  enum Depth {
    ALONE,
    /** Tags, folders, webhooks, programs and external ids are looked up for all links together. */
    IN_BULK,
    /** Taken addresses, too, are only found out when the links are written. */
    IMPORTED
  }

  /**
   * A link that may be written, and the domain it is on.
   *
   * @param tagIds the tags it will have; absent if they stay as they are
   */
  record Checked(Link link, Domain domain, Given<List<String>> tagIds) {}

  /**
   * @param id the id it will have
   * @return with a random key, perhaps one that is taken: whoever writes it finds out
   * @throws ApiProblem the first rule it breaks, in the order of 3.2
   */
  Checked newLink(
      Handle handle,
      Caller caller,
      UsableDomains domains,
      LinkRequest request,
      String id,
      Instant now,
      Depth depth) {
    var url = Objects.requireNonNull(request.url().orNull());
    var wantedKey = request.key().orNull();
    destinations.check(url, Link.ROOT.equals(wantedKey));
    destinations.checkOthers(request);
    var finalUrl = Campaign.applied(url, request);
    checkTest(request, null);
    var domain = domains.get(request.domain().orNull());
    Destinations.checkAllowed(domain, wantedKey, request, finalUrl);
    var key = newKey(handle, request, domain, depth);
    var tagIds = List.<String>of();
    if (depth == Depth.ALONE) {
      checkExternalId(handle, caller, request, null);
      tagIds = labels.ofNewLink(handle, caller, request);
      labels.checkFolder(handle, caller, request.folderId().orNull());
      labels.checkWebhooks(handle, caller, request);
    } else {
      checkImageInBulk(request);
    }
    var place = labels.place(handle, caller, request, null);
    var blank = blank(id, domain.slug(), caller.workspace().id(), caller.userId(), now);
    var draft = fields(blank, request, place, finalUrl, now);
    return new Checked(draft.at(domain.slug(), key), domain, Given.of(tagIds));
  }

  /**
   * A link without a workspace, on one of the server's own domains (LNK-40).
   *
   * @throws ApiProblem the first rule it breaks
   */
  Checked linkOfNobody(Handle handle, LinkRequest request, String id, Instant now) {
    var url = Objects.requireNonNull(request.url().orNull());
    destinations.check(url, false);
    destinations.checkOthers(request);
    var finalUrl = Campaign.applied(url, request);
    var domain = addresses.sharedDomains(handle).get(request.domain().orNull());
    Destinations.checkAllowed(domain, request.key().orNull(), request, finalUrl);
    var key = newKey(handle, request, domain, Depth.ALONE);
    var draft = fields(blank(id, domain.slug(), null, null, now), request, null, finalUrl, now);
    return new Checked(draft.at(domain.slug(), key), domain, Given.absent());
  }

  private String newKey(Handle handle, LinkRequest request, Domain domain, Depth depth) {
    var wanted = request.key().orNull();
    if (wanted == null || wanted.isEmpty()) {
      return addresses.newRandomKey(
          handle, domain, request.keyLength().orNull(), request.prefix().orNull());
    }
    return depth == Depth.IMPORTED
        ? addresses.storedKey(domain, wanted, null)
        : addresses.chosenKey(handle, domain, wanted);
  }

  /** The domains the caller's workspace may use, for one transaction. */
  UsableDomains domains(Handle handle, Caller caller) {
    return addresses.domains(handle, caller);
  }

  /**
   * @param stored the link as it is
   * @throws ApiProblem the first rule the changed link breaks
   */
  Checked changedLink(Handle handle, Caller caller, LinkRequest request, Link stored, Instant now) {
    checkMayChange(handle, caller, stored);
    labels.checkFolder(handle, caller, request.folderId().orNull());
    var url = Objects.requireNonNull(request.url().or(stored.url()));
    destinations.check(url, stored.root());
    destinations.checkOthers(request);
    var finalUrl = Campaign.applied(url, request, stored);
    checkTest(request, stored);
    var domain = domain(handle, caller, request, stored);
    Destinations.checkAllowed(domain, stored.key(), request, finalUrl);
    var key = stored.root() ? Link.ROOT : key(handle, request, stored, domain);
    checkExternalId(handle, caller, request, stored);
    var tagIds = labels.ofChangedLink(handle, caller, request);
    labels.checkWebhooks(handle, caller, request);
    var place = labels.place(handle, caller, request, stored.references());
    var draft = fields(stored, request, place, finalUrl, now);
    return new Checked(draft.at(domain.slug(), key), domain, tagIds);
  }

  /**
   * A link with the same change as many others: its address stays, and campaign parameters change
   * its columns but not its destination (LNK-45, LNK-46).
   *
   * @throws ApiProblem the first rule the changed link breaks
   */
  Checked changedInBulk(
      Handle handle,
      Caller caller,
      UsableDomains domains,
      LinkRequest request,
      Link stored,
      Instant now) {
    var url = Objects.requireNonNull(request.url().or(stored.url()));
    destinations.check(url, stored.root());
    destinations.checkOthers(request);
    checkTest(request, stored);
    checkImageInBulk(request);
    var domain = domains.get(stored.domain());
    Destinations.checkAllowed(domain, stored.key(), request, url);
    var place = labels.place(handle, caller, request, stored.references());
    var draft = fields(stored, request, place, url, now);
    return new Checked(draft.with(Campaign.columns(request, stored)), domain, Given.absent());
  }

  /**
   * Lets nobody change or delete a link in a folder whose links they may not change (LNK-53).
   *
   * @throws ApiProblem 403 without the right
   */
  void checkMayChange(Handle handle, Caller caller, Link link) {
    labels.checkFolder(handle, caller, link.references().folderId());
  }

  /** The domain and key of a domain's own link are the domain's business (LNK-53). */
  private Domain domain(Handle handle, Caller caller, LinkRequest request, Link stored) {
    var wanted = stored.root() ? stored.domain() : request.domain().or(stored.domain());
    return addresses.domains(handle, caller).get(wanted);
  }

  /**
   * An unchanged address is not checked again; a new domain alone checks the stored key there
   * (LNK-17).
   */
  private String key(Handle handle, LinkRequest request, Link stored, Domain domain) {
    var wanted = Objects.requireNonNull(request.key().or(stored.key()));
    if (wanted.isEmpty()) {
      return addresses.randomKey(handle, domain, null, null);
    }
    var sameDomain = domain.slug().equals(stored.domain());
    var sameKey =
        domain.caseSensitive()
            ? wanted.equals(stored.key())
            : wanted.equalsIgnoreCase(stored.key());
    return sameDomain && sameKey
        ? stored.key()
        : addresses.chosenKey(handle, domain, wanted, stored.key());
  }

  private static void checkTest(LinkRequest request, @Nullable Link stored) {
    var variants = request.testVariants().or(stored == null ? null : stored.abTest().variants());
    var tracked = flag(request.trackConversion(), stored != null && stored.trackConversion());
    if (variants != null && !tracked) {
      throw ApiProblem.unprocessable(
          "A/B tests need conversion tracking: set trackConversion with testVariants.");
    }
  }

  private void checkExternalId(
      Handle handle, Caller caller, LinkRequest request, @Nullable Link stored) {
    var externalId = request.externalId().orNull();
    var known = stored == null ? null : stored.references().externalId();
    if (externalId != null
        && !externalId.equalsIgnoreCase(known == null ? "" : known)
        && table.byExternalId(handle, caller.workspace().id(), externalId) != null) {
      throw externalIdTaken();
    }
  }

  /** Pictures of many links are not taken in (LNK-42). */
  private static void checkImageInBulk(LinkRequest request) {
    var image = request.image().orNull();
    if (Boolean.TRUE.equals(request.proxy().orNull())
        && image != null
        && !image.startsWith("https://")) {
      throw ApiProblem.unprocessable(
          "Invalid image: with proxy, a link in bulk needs an image that begins with https://.");
    }
  }

  /** The link with everything the request names, except its address. */
  private static Link fields(
      Link link, LinkRequest request, LinkPrograms.@Nullable Place place, String url, Instant now) {
    var preview = link.preview();
    var targeting = link.targeting();
    var test = link.abTest();
    var references = references(link.references(), request, place);
    var ofPartner = references.programId() != null && references.partnerId() != null;
    return new Link(
        link.id(),
        link.domain(),
        link.key(),
        url,
        flag(request.archived(), link.archived()),
        new Link.Expiry(
            date("expiresAt", request.expiresAt(), link.expiry().at(), now),
            request.expiredUrl().or(link.expiry().url())),
        link.disabledAt(),
        request.password().or(link.password()),
        ofPartner || flag(request.trackConversion(), link.trackConversion()),
        flag(request.rewrite(), link.rewrite()),
        flag(request.doIndex(), link.doIndex()),
        new Link.Preview(
            flag(request.proxy(), preview.proxy()),
            cut(request.title().or(preview.title()), LONGEST_TITLE),
            cut(request.description().or(preview.description()), LONGEST_DESCRIPTION),
            request.image().or(preview.image()),
            request.video().or(preview.video())),
        Campaign.read(url),
        new Link.Targeting(
            request.ios().or(targeting.ios()),
            request.android().or(targeting.android()),
            request.geo().or(targeting.geo())),
        new Link.AbTest(
            request.testVariants().or(test.variants()),
            isoDate("testStartedAt", request.testStartedAt(), test.startedAt()),
            date("testCompletedAt", request.testCompletedAt(), test.completedAt(), now)),
        references,
        flag(request.publicStats(), link.publicStats()),
        request.comments().or(link.comments()),
        date(
            "linkRetentionCleanupDisabledAt",
            request.linkRetentionCleanupDisabledAt(),
            link.retentionCleanupDisabledAt(),
            now),
        link.stats(),
        link.createdAt(),
        link.updatedAt());
  }

  /** What a link belongs to; partners' links are in their program's folder unless somebody says. */
  private static Link.References references(
      Link.References link, LinkRequest request, LinkPrograms.@Nullable Place place) {
    var folderId = request.folderId().or(link.folderId());
    var tenantId = request.tenantId().or(link.tenantId());
    return new Link.References(
        link.projectId(),
        link.userId(),
        folderId == null && place != null ? place.folderId() : folderId,
        request.externalId().or(link.externalId()),
        tenantId == null && place != null ? place.tenantId() : tenantId,
        request.programId().or(link.programId()),
        place == null ? request.partnerId().or(link.partnerId()) : place.partnerId());
  }

  private static boolean flag(Given<Boolean> given, boolean otherwise) {
    return Boolean.TRUE.equals(given.or(otherwise));
  }

  /** Dates as people write them; the empty text means none (LNK-28). */
  private static @Nullable Instant date(
      String field, Given<String> given, @Nullable Instant otherwise, Instant now) {
    if (!given.isPresent()) {
      return otherwise;
    }
    var text = given.orNull();
    if (text == null || text.isEmpty()) {
      return null;
    }
    var date = NaturalDate.parse(text, now);
    if (date == null) {
      throw ApiProblem.unprocessable(
          "Invalid %s: \"%s\" is not a date. Write it in ISO 8601, or as in \"in 2 days\"."
              .formatted(field, text.substring(0, Math.min(80, text.length()))));
    }
    return date;
  }

  /** Dates as programs write them; the empty text means none (LNK-29). */
  private static @Nullable Instant isoDate(
      String field, Given<String> given, @Nullable Instant otherwise) {
    if (!given.isPresent()) {
      return otherwise;
    }
    var text = given.orNull();
    if (text == null || text.isEmpty()) {
      return null;
    }
    var date = IsoDate.parse(text);
    if (date == null) {
      throw ApiProblem.unprocessable(
          "Invalid %s: \"%s\" is not a date. Write it in ISO 8601."
              .formatted(field, text.substring(0, Math.min(80, text.length()))));
    }
    return date;
  }

  /** Longer texts end in dots (DAT-5). */
  private static @Nullable String cut(@Nullable String text, int longest) {
    return text == null || text.length() <= longest ? text : text.substring(0, longest - 3) + "...";
  }

  private static Link blank(
      String id,
      String domain,
      @Nullable String workspaceId,
      @Nullable String userId,
      Instant now) {
    return new Link(
        id,
        domain,
        "",
        "",
        false,
        new Link.Expiry(null, null),
        null,
        null,
        false,
        false,
        false,
        Link.Preview.NONE,
        Link.Utm.NONE,
        new Link.Targeting(null, null, null),
        new Link.AbTest(null, null, null),
        new Link.References(workspaceId, userId, null, null, null, null, null),
        false,
        null,
        null,
        Link.Stats.NONE,
        now,
        now);
  }

  static ApiProblem keyTaken() {
    return ApiProblem.conflict("Duplicate key: this short link already exists.");
  }

  static ApiProblem externalIdTaken() {
    return ApiProblem.conflict("A link with this externalId already exists in this workspace.");
  }
}
