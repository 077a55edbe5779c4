package io.waymark.links;

import io.waymark.identity.Caller;
import io.waymark.identity.Workspaces;
import io.waymark.links.FullLinks.Wanted;
import io.waymark.links.tags.Tags;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Changed;
import io.waymark.platform.schema.Given;
import io.waymark.platform.text.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Creates, changes and deletes the links of a workspace, one at a time (section 4). */
final class Links {
  private final Jdbi jdbi;
  private final LinkTable table;
  private final LinkFinder finder;
  private final LinkRules rules;
  private final LinkCache cache;
  private final Tags tags;
  private final LinkWebhooks webhooks;
  private final LinkPictures pictures;
  private final Dashboards dashboards;
  private final FullLinks full;
  private final LinkEvents events;
  private final LinkPrograms programs;
  private final Ids ids;
  private final InstantSource clock;

  Links(
      Jdbi jdbi,
      LinkTable table,
      LinkFinder finder,
      LinkRules rules,
      LinkCache cache,
      Tags tags,
      LinkWebhooks webhooks,
      LinkPictures pictures,
      Dashboards dashboards,
      FullLinks full,
      LinkEvents events,
      LinkPrograms programs,
      Ids ids,
      InstantSource clock) {
    this.jdbi = jdbi;
    this.table = table;
    this.finder = finder;
    this.rules = rules;
    this.cache = cache;
    this.tags = tags;
    this.webhooks = webhooks;
    this.pictures = pictures;
    this.dashboards = dashboards;
    this.full = full;
    this.events = events;
    this.programs = programs;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Refuses a caller whose workspace has used up its links (LNK-39), before the body is looked at.
   *
   * @throws ApiProblem 403
   */
  static void checkLimit(Caller caller) {
    var limit = caller.workspace().linksLimit();
    if (limit != null && caller.workspace().linksUsage() >= limit) {
      throw ApiProblem.forbidden(
          "This workspace has reached its limit of %d links. Ask the operator to raise it."
              .formatted(limit));
    }
  }

  /**
   * Makes a link (LNK-39). Of two creators of one address, one gets the link and the other a
   * conflict.
   */
  FullLink create(Caller caller, LinkRequest request) {
    var ready = pictures.ready(request, null);
    return written(request, handle -> insertAndTell(handle, caller, ready)).after();
  }

  private Written insertAndTell(Handle handle, Caller caller, LinkPictures.Ready ready) {
    var made = insert(handle, caller, ready);
    var link = made.after().link();
    if (made.wanted()) {
      events.created(handle, link, link.createdAt());
    }
    return new Written(null, made.after());
  }

  /**
   * Changes the link that is found, or makes one; either is an event (partners B1.5).
   *
   * @param finding finds the link and locks it; keeps others who look for the same one waiting
   * @param change what becomes of a link that is found; its picture is the creation's
   */
  Written changeOrCreate(
      Caller caller,
      Function<Handle, @Nullable Link> finding,
      LinkRequest change,
      LinkRequest creation) {
    var ready = pictures.ready(creation, null);
    var other = new LinkPictures.Ready(change.withImage(ready.request().image()), ready.picture());
    return written(
        creation,
        handle -> {
          var stored = finding.apply(handle);
          return stored == null
              ? insertAndTell(handle, caller, ready)
              : apply(handle, caller, stored, other);
        });
  }

  /**
   * Changes the link that leads to the destination, or makes one, which is no event (LNK-55). Two
   * at once make one link: they follow each other.
   */
  Written upsert(Caller caller, LinkRequest request) {
    var ready = pictures.ready(request, null);
    return written(
        request,
        handle -> {
          var workspaceId = caller.workspace().id();
          var url = request.url().orNull();
          var stored = url == null ? null : table.byUrlForUpdate(handle, workspaceId, url);
          return stored == null
              ? new Written(null, insert(handle, caller, ready).after())
              : apply(handle, caller, stored, ready);
        });
  }

  /**
   * Changes a link (LNK-51…54). A change without effect leaves {@code updatedAt} alone.
   *
   * @throws ApiProblem see {@link LinkFinder#find}; 409 if address or external id are taken
   */
  Written update(Caller caller, String reference, LinkRequest request) {
    var stored =
        LinkPictures.dependsOnLink(request)
            ? jdbi.withHandle(handle -> finder.find(handle, caller, Selector.byId(reference)))
            : null;
    var ready = pictures.ready(request, stored);
    return written(
        request,
        handle -> apply(handle, caller, finder.forUpdate(handle, caller, reference), ready));
  }

  /**
   * What was written.
   *
   * @param before null if the link is new
   */
  record Written(@Nullable FullLink before, FullLink after) {
    Answer answer(Function<FullLink, ?> view) {
      return before == null
          ? Answer.ok(view.apply(after))
          : new Changed<>(before, after).answer(view);
    }
  }

  /**
   * A new link.
   *
   * @param wanted whether anybody wants to hear of new links
   */
  private record Made(FullLink after, boolean wanted) {}

  /** Runs a transaction, again if a random key was taken meanwhile, and tells the cache. */
  private Written written(LinkRequest request, Function<Handle, Written> work) {
    var written = KeyAttempts.write(request, () -> jdbi.inTransaction(work::apply));
    if (written.before() != null) {
      cache.forget(written.before().link().domain(), written.before().link().key());
    }
    cache.forget(written.after().link().domain(), written.after().link().key());
    return written;
  }

  private Made insert(Handle handle, Caller caller, LinkPictures.Ready ready) {
    var now = now();
    var checked =
        rules.newLink(
            handle,
            caller,
            rules.domains(handle, caller),
            ready.request(),
            ids.next("link_"),
            now,
            LinkRules.Depth.ALONE);
    var link = checked.link();
    var wanted =
        table.insertCounted(handle, link, checked.domain().caseSensitive(), LinkTopics.CREATED);
    pictures.keep(handle, ready, link, null);
    // a new link has no tags that would have to go
    var none = List.of().equals(checked.tagIds().orNull());
    attach(handle, link, none ? Given.absent() : checked.tagIds(), ready.request());
    dashboards.follow(handle, link, now);
    var plain = none && !ready.request().webhookIds().isPresent();
    return new Made(
        plain ? FullLink.of(link, List.of()) : full(handle, link, ready.request()), wanted);
  }

  private Written apply(Handle handle, Caller caller, Link stored, LinkPictures.Ready ready) {
    var now = now();
    var checked = rules.changedLink(handle, caller, ready.request(), stored, now);
    var changed = checked.link();
    if (!effective(changed, stored, checked.tagIds(), ready.request())) {
      var same = full.of(handle, stored);
      return new Written(same, same);
    }
    var before = full(handle, stored, ready.request());
    var after = changed.updatedAt(now);
    if (!changed.references().sameOwner(stored.references())) {
      programs.leaving(handle, caller.workspace().id(), List.of(stored.id()));
    }
    table.update(handle, after, checked.domain().caseSensitive());
    pictures.keep(handle, ready, after, stored);
    attach(handle, after, checked.tagIds(), ready.request());
    dashboards.follow(handle, after, now);
    events.updated(handle, after, now);
    return new Written(before, full(handle, after, ready.request()));
  }

  /**
   * A link with an expiry, or a request that names tags or webhooks, always counts as a change
   * (LNK-54).
   */
  private static boolean effective(
      Link changed, Link stored, Given<List<String>> tagIds, LinkRequest request) {
    return !changed.equals(stored)
        || stored.expiry().at() != null
        || tagIds.isPresent()
        || request.webhookIds().isPresent();
  }

  private void attach(Handle handle, Link link, Given<List<String>> tagIds, LinkRequest request) {
    var wanted = tagIds.orNull();
    if (wanted != null) {
      tags.attach(handle, link.id(), wanted);
    }
    var told = request.webhookIds().orNull();
    if (told != null) {
      webhooks.attachAll(handle, Map.of(link.id(), told));
    }
  }

  /** Webhooks are shown only to those who named some (DAT-2). */
  private FullLink full(Handle handle, Link link, LinkRequest request) {
    var wanted = request.webhookIds().isPresent() ? Wanted.WEBHOOKS : Wanted.NOTHING;
    return full.of(handle, List.of(link), wanted).getFirst();
  }

  /**
   * Deletes a link (LNK-56).
   *
   * @return the id it had
   * @throws ApiProblem see {@link LinkFinder#find}; 403 for a domain's own link
   */
  String delete(Caller caller, String reference) {
    var deleted =
        jdbi.inTransaction(
            handle -> {
              var link = finder.forUpdate(handle, caller, reference);
              if (link.root()) {
                throw ApiProblem.forbidden(
                    "A domain's own link cannot be deleted. Delete the domain, or clear the link's destination.");
              }
              rules.checkMayChange(handle, caller, link);
              programs.leaving(handle, caller.workspace().id(), List.of(link.id()));
              events.deleted(handle, link, now());
              table.delete(handle, List.of(link.id()));
              Workspaces.countDeletedLinks(handle, caller.workspace().id(), 1);
              return link;
            });
    cache.forget(deleted.domain(), deleted.key());
    return deleted.id();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
