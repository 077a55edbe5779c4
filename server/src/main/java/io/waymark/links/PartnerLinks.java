package io.waymark.links;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.identity.Caller;
import io.waymark.identity.Workspaces;
import io.waymark.links.tags.Tags;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.ErrorCode;
import io.waymark.platform.schema.Given;
import io.waymark.platform.text.Ids;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Links of partners, for whoever keeps partner programs: links like all others, whose domain,
 * folder and owner are the program's business (partners B1.4).
 */
public final class PartnerLinks {
  private final Links links;
  private final LinkTable table;
  private final LinkRules rules;
  private final LinkPictures pictures;
  private final Tags tags;
  private final LinkCache cache;
  private final LinkView view;
  private final Ids ids;

  PartnerLinks(
      Links links,
      LinkTable table,
      LinkRules rules,
      LinkPictures pictures,
      Tags tags,
      LinkCache cache,
      LinkView view,
      Ids ids) {
    this.links = links;
    this.table = table;
    this.rules = rules;
    this.pictures = pictures;
    this.tags = tags;
    this.cache = cache;
    this.view = view;
    this.ids = ids;
  }

  /**
   * Whose a link is, and where such links are.
   *
   * @param folderId null for the program's own folder, whatever the caller may do in it
   */
  public record Owner(
      String domain,
      String programId,
      String partnerId,
      @Nullable String tenantId,
      @Nullable String folderId) {}

  /**
   * A link that is wanted.
   *
   * @param key null for a random one
   * @param comments absent for those of the properties
   */
  public record Wanted(
      Owner owner, String url, @Nullable String key, Given<String> comments, LinkProps props) {}

  /** Where a link is. */
  public record Address(String domain, String key) {}

  /** A link that was made. */
  public record Made(String id, Address address) {}

  /** Refuses a caller whose workspace has used up its links (LNK-39). */
  public static void checkLimit(Caller caller) {
    Links.checkLimit(caller);
  }

  /**
   * Makes a link, which is news.
   *
   * @return the link as the API shows it
   * @throws ApiProblem as the creation of any link
   */
  public ObjectNode create(Caller caller, Wanted wanted) {
    return view.render(links.create(caller, request(wanted)));
  }

  /**
   * Changes the partner's link that leads to one of the destinations, or makes one; either is news
   * (B1.5). The destination of a link that is found stays as it is.
   *
   * @throws ApiProblem as the creation of any link
   */
  public Answer upsert(Caller caller, Wanted wanted, List<String> destinations) {
    var creation = request(wanted);
    return links
        .changeOrCreate(
            caller,
            handle -> leadingTo(handle, caller, wanted.owner(), destinations),
            creation.withoutDestination(),
            creation)
        .answer(view::render);
  }

  private @Nullable Link leadingTo(
      Handle handle, Caller caller, Owner owner, List<String> destinations) {
    handle
        .createQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:lock, 0))")
        .bind("lock", "partner link " + owner.programId() + " " + owner.partnerId())
        .mapTo(Integer.class)
        .one();
    return handle
        .createQuery(
            """
            select * from links
            where project_id = :workspaceId and program_id = :programId
              and partner_id = :partnerId and url = any(:urls)
            order by array_position(:urls, url), created_at, id limit 1 for update
            """)
        .bind("workspaceId", caller.workspace().id())
        .bind("programId", owner.programId())
        .bind("partnerId", owner.partnerId())
        .bindArray("urls", String.class, destinations)
        .map((row, _) -> table.link(row))
        .findOne()
        .orElse(null);
  }

  private static LinkRequest request(Wanted wanted) {
    return wanted.props().request().of(wanted);
  }

  /** Properties whose picture, if they have one, was fetched. */
  public static final class Ready {
    private final LinkPictures.Ready ready;

    private Ready(LinkPictures.Ready ready) {
      this.ready = ready;
    }
  }

  /**
   * Fetches what links with these properties need. May block for seconds, so call it outside of
   * transactions.
   *
   * @throws ApiProblem 422 if their picture cannot be taken in
   */
  public Ready ready(LinkProps props) {
    return new Ready(pictures.ready(props.request(), null));
  }

  /** Begins to make links of one partner in the caller's own transaction; nobody's news. */
  public Batch batch(Handle handle, Caller caller, Owner owner, Ready ready, Instant now) {
    return new Batch(handle, caller, owner, ready.ready, now);
  }

  /** Links that are made together. */
  public final class Batch {
    private final Handle handle;
    private final Caller caller;
    private final Owner owner;
    private final LinkPictures.Ready ready;
    private final Instant now;
    private final UsableDomains domains;
    private boolean pictureKept;
    private int made;

    private Batch(
        Handle handle, Caller caller, Owner owner, LinkPictures.Ready ready, Instant now) {
      this.handle = handle;
      this.caller = caller;
      this.owner = owner;
      this.ready = ready;
      this.now = now;
      this.domains = rules.domains(handle, caller);
    }

    /**
     * Makes a link under the first of the keys that is free, unless the workspace has used up its
     * links (LNK-39).
     *
     * @param keys in the order of preference
     * @return null if there cannot be such a link
     */
    public @Nullable Made add(String url, Iterable<String> keys) {
      var limit = caller.workspace().linksLimit();
      if (limit != null && caller.workspace().linksUsage() + made >= limit) {
        return null;
      }
      for (var key : keys) {
        var wanted = new Wanted(owner, url, key, Given.absent(), LinkProps.of(ready.request()));
        try {
          var checked = check(request(wanted));
          if (!table.insertNew(handle, List.of(checked)).isEmpty()) {
            return finished(checked);
          }
        } catch (ApiProblem problem) {
          if (problem.code() != ErrorCode.CONFLICT && problem.code() != ErrorCode.FORBIDDEN) {
            return null;
          }
        }
      }
      return null;
    }

    private LinkRules.Checked check(LinkRequest request) {
      var id = ids.next("link_");
      return rules.newLink(handle, caller, domains, request, id, now, LinkRules.Depth.ALONE);
    }

    private Made finished(LinkRules.Checked checked) {
      var link = checked.link();
      Workspaces.countNewLinks(handle, caller.workspace().id(), 1);
      made++;
      if (!pictureKept) {
        pictures.keep(handle, ready, link, null);
        pictureKept = true;
      }
      var tagIds = checked.tagIds().orNull();
      if (tagIds != null && !tagIds.isEmpty()) {
        tags.attach(handle, link.id(), tagIds);
      }
      return new Made(link.id(), new Address(link.domain(), link.key()));
    }
  }

  /**
   * Locks all links of a partner, before anything else of theirs is locked: those who count leads
   * and sales do it in this order.
   */
  public static void lock(Handle handle, String workspaceId, String programId, String partnerId) {
    handle
        .createQuery(
            """
            select id from links
            where project_id = :workspaceId and program_id = :programId and partner_id = :partnerId
            order by id for no key update
            """)
        .bind("workspaceId", workspaceId)
        .bind("programId", programId)
        .bind("partnerId", partnerId)
        .mapTo(String.class)
        .list();
  }

  /** A change that becomes of all links of a partner. */
  public enum Change {
    /** They lead nowhere (B1.7). */
    DISABLE("disabled_at = :at, expires_at = coalesce(expires_at, :at)", "disabled_at is null"),
    /** Those that were disabled at the moment lead to their destinations again. */
    ENABLE("disabled_at = null, expires_at = nullif(expires_at, :at)", "disabled_at = :at"),
    /** Those without an end are over (B1.8). */
    EXPIRE("expires_at = :at", "expires_at is null"),
    /** Those that ended at the moment go on. */
    REVIVE("expires_at = null", "expires_at = :at");

    private final String sets;
    private final String where;

    Change(String sets, String where) {
      this.sets = sets;
      this.where = where;
    }
  }

  /**
   * Changes all links of a partner. Call {@link #forget} with what comes back after the commit.
   *
   * @param at when it happens, or happened
   */
  public static List<Address> change(
      Handle handle,
      String workspaceId,
      String programId,
      String partnerId,
      Change change,
      Instant at,
      Instant now) {
    return handle
        .createQuery(
            """
            update links set %s, updated_at = :now
            where project_id = :workspaceId and program_id = :programId
              and partner_id = :partnerId and %s
            returning domain, key
            """
                .formatted(change.sets, change.where))
        .bind("at", at.atOffset(ZoneOffset.UTC))
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .bind("workspaceId", workspaceId)
        .bind("programId", programId)
        .bind("partnerId", partnerId)
        .map((row, _) -> new Address(row.getString("domain"), row.getString("key")))
        .list();
  }

  /** Gives all links of a partner their id in the workspace's own system (A3). */
  public static void rename(
      Handle handle,
      String workspaceId,
      String programId,
      String partnerId,
      @Nullable String tenantId,
      Instant now) {
    handle
        .createUpdate(
            """
            update links set tenant_id = :tenantId, updated_at = :now
            where project_id = :workspaceId and program_id = :programId and partner_id = :partnerId
              and tenant_id is distinct from :tenantId
            """)
        .bind("tenantId", tenantId)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .bind("workspaceId", workspaceId)
        .bind("programId", programId)
        .bind("partnerId", partnerId)
        .execute();
  }

  /** Forgets links that have changed, or that there were none at these addresses. */
  public void forget(Collection<Address> addresses) {
    addresses.forEach(address -> cache.forget(address.domain(), address.key()));
  }
}
