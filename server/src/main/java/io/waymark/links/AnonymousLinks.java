package io.waymark.links;

import io.waymark.identity.Caller;
import io.waymark.identity.Workspaces;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.schema.Given;
import io.waymark.platform.text.Ids;
import io.waymark.platform.text.LinkKey;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Links of nobody: made without a key, claimed by a workspace or deleted (LNK-40, LNK-41). */
final class AnonymousLinks {
  private static final Duration KEPT = Duration.ofMinutes(30);
  private static final int BATCH = 500;

  private final Jdbi jdbi;
  private final LinkTable table;
  private final LinkRules rules;
  private final LinkCache cache;
  private final FullLinks full;
  private final Ids ids;
  private final InstantSource clock;

  AnonymousLinks(
      Jdbi jdbi,
      LinkTable table,
      LinkRules rules,
      LinkCache cache,
      FullLinks full,
      Ids ids,
      InstantSource clock) {
    this.jdbi = jdbi;
    this.table = table;
    this.rules = rules;
    this.cache = cache;
    this.full = full;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Makes a link on one of the server's own domains.
   *
   * @throws ApiProblem 403 for what only links of workspaces can have, 404 for tags and programs
   */
  FullLink create(LinkRequest request) {
    refuseExtras(request);
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var link =
        KeyAttempts.write(
            request,
            () ->
                jdbi.inTransaction(
                    handle -> {
                      var checked = rules.linkOfNobody(handle, request, ids.next("link_"), now);
                      table.insert(handle, checked.link(), checked.domain().caseSensitive());
                      return checked.link();
                    }));
    cache.forget(link.domain(), link.key());
    return FullLink.of(link, List.of());
  }

  /**
   * What a stranger's link cannot have: it would make good bait, or names what only members see.
   */
  private static void refuseExtras(LinkRequest request) {
    for (var ofWorkspace : List.of(request.tagIds(), request.tagNames(), request.tagId())) {
      if (present(ofWorkspace)) {
        throw ApiProblem.notFound("Tags belong to workspaces: a link without one cannot have any.");
      }
    }
    if (present(request.programId())) {
      throw ApiProblem.notFound("Program not found.");
    }
    extras(request)
        .forEach(
            (field, given) -> {
              if (present(given)) {
                throw ApiProblem.forbidden(
                    "Links made without an API key cannot have %s.".formatted(field));
              }
            });
  }

  private static Map<String, Given<?>> extras(LinkRequest request) {
    var extras = new LinkedHashMap<String, Given<?>>();
    extras.put("proxy", request.proxy());
    extras.put("password", request.password());
    extras.put("rewrite", request.rewrite());
    extras.put("expiresAt", request.expiresAt());
    extras.put("ios", request.ios());
    extras.put("android", request.android());
    extras.put("geo", request.geo());
    extras.put("testVariants", request.testVariants());
    extras.put("trackConversion", request.trackConversion());
    extras.put("doIndex", request.doIndex());
    extras.put("image", request.image());
    extras.put("folderId", request.folderId());
    extras.put("webhookIds", request.webhookIds());
    extras.put("externalId", request.externalId());
    extras.put("tenantId", request.tenantId());
    extras.put("partnerId", request.partnerId());
    return extras;
  }

  private static boolean present(Given<?> given) {
    return switch (given.orNull()) {
      case null -> false;
      case Boolean flag -> flag;
      case String text -> !text.isEmpty();
      case List<?> list -> !list.isEmpty();
      default -> true;
    };
  }

  /** Where a link is. */
  record Address(String domain, String key) {}

  /**
   * Gives links of nobody to the caller's workspace; others are passed over.
   *
   * @return those that were given, in the order of the request
   * @throws ApiProblem 403 if the workspace may not have so many more
   */
  List<FullLink> claim(Caller caller, List<Address> addresses) {
    var claimed = jdbi.inTransaction(handle -> claim(handle, caller, addresses));
    claimed.forEach(given -> cache.forget(given.link().domain(), given.link().key()));
    return claimed;
  }

  private List<FullLink> claim(Handle handle, Caller caller, List<Address> addresses) {
    var workspace = caller.workspace();
    var links = unclaimed(handle, addresses);
    var limit = workspace.linksLimit();
    if (limit != null && workspace.linksUsage() + links.size() > limit) {
      throw ApiProblem.forbidden("This workspace has reached its limit of links.");
    }
    handle
        .createUpdate(
            """
            update links set project_id = :projectId, user_id = :userId, public_stats = false,
              updated_at = :now
            where id = any(:ids)
            """)
        .bind("projectId", workspace.id())
        .bind("userId", caller.userId())
        .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
        .bindArray("ids", String.class, links)
        .execute();
    Workspaces.countNewLinks(handle, workspace.id(), links.size());
    var byId = new LinkedHashMap<String, Link>();
    table.byIdsForUpdate(handle, workspace.id(), links).forEach(link -> byId.put(link.id(), link));
    return full.of(handle, links.stream().map(byId::get).filter(Objects::nonNull).toList());
  }

  private static List<String> unclaimed(Handle handle, List<Address> addresses) {
    var domains = new ArrayList<String>();
    var keys = new ArrayList<String>();
    for (var address : addresses) {
      var ascii = LinkKey.ascii(address.key());
      domains.add(address.domain().toLowerCase(Locale.ROOT));
      keys.add(ascii == null ? address.key() : ascii);
    }
    return handle
        .createQuery(
            """
            select l.id
            from unnest(:domains, :keys) with ordinality as wanted (domain, key, place)
            join links l on l.domain = wanted.domain
              and l.folded_key in (wanted.key, lower(wanted.key))
            where l.project_id is null and l.user_id is null and l.key <> '_root'
            order by wanted.place for update of l
            """)
        .bindArray("domains", String.class, domains)
        .bindArray("keys", String.class, keys)
        .mapTo(String.class)
        .stream()
        .distinct()
        .toList();
  }

  /** Deletes links that nobody claimed; to be run every few minutes. */
  void expire() {
    while (expireSome() == BATCH) {
      // A link is locked for as long as a batch takes.
    }
  }

  private int expireSome() {
    var gone =
        jdbi.inTransaction(
            handle ->
                handle
                    .createQuery(
                        """
                        delete from links where id in (
                          select id from links
                          where project_id is null and user_id is null and key <> '_root'
                            and created_at < :before
                          order by created_at limit :batch for update skip locked)
                        returning domain, key
                        """)
                    .bind("before", clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                    .bind("batch", BATCH)
                    .map((row, _) -> new Address(row.getString("domain"), row.getString("key")))
                    .list());
    gone.forEach(link -> cache.forget(link.domain(), link.key()));
    return gone.size();
  }
}
