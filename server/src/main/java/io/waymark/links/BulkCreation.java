package io.waymark.links;

import io.waymark.identity.Caller;
import io.waymark.identity.Workspaces;
import io.waymark.links.LinkRules.Checked;
import io.waymark.links.folders.FolderAccess;
import io.waymark.links.folders.FolderRight;
import io.waymark.links.tags.Tag;
import io.waymark.links.tags.Tags;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.ErrorCode;
import io.waymark.platform.schema.Echo;
import io.waymark.platform.text.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Makes many links at once (LNK-42…44). What is wrong with one link is said of that link, and does
 * not keep the others from being made.
 */
final class BulkCreation {
  private final Jdbi jdbi;
  private final LinkTable table;
  private final LinkRules rules;
  private final LinkCache cache;
  private final Tags tags;
  private final LinkLabels labels;
  private final LinkWebhooks webhooks;
  private final FullLinks full;
  private final Ids ids;
  private final InstantSource clock;

  BulkCreation(
      Jdbi jdbi,
      LinkTable table,
      LinkRules rules,
      LinkCache cache,
      Tags tags,
      LinkLabels labels,
      LinkWebhooks webhooks,
      FullLinks full,
      Ids ids,
      InstantSource clock) {
    this.jdbi = jdbi;
    this.table = table;
    this.rules = rules;
    this.cache = cache;
    this.tags = tags;
    this.labels = labels;
    this.webhooks = webhooks;
    this.full = full;
    this.ids = ids;
    this.clock = clock;
  }

  /** A link that passed the pipeline, on its way through the stages after it. */
  private record Candidate(Echo<LinkRequest> sent, Checked checked) {
    LinkRequest request() {
      return sent.value();
    }

    String id() {
      return checked.link().id();
    }
  }

  /**
   * Makes the links, in the order of the request.
   *
   * @throws ApiProblem 400 if two of them ask for one address, 403 if they are too many for the
   *     workspace
   */
  BulkResult create(Caller caller, List<Echo<LinkRequest>> links) {
    checkLimit(caller, links.size());
    refuseTwins(links);
    var result = jdbi.inTransaction(handle -> create(handle, caller, links));
    result.links().forEach(made -> cache.forget(made.link().domain(), made.link().key()));
    return result;
  }

  private static void checkLimit(Caller caller, int more) {
    var limit = caller.workspace().linksLimit();
    if (limit != null && caller.workspace().linksUsage() + more > limit) {
      throw new ApiProblem(
          ErrorCode.EXCEEDED_LIMIT,
          "This workspace may have %d links, and has used %d: %d more are too many. Ask the operator to raise the limit."
              .formatted(limit, caller.workspace().linksUsage(), more));
    }
  }

  private static void refuseTwins(List<Echo<LinkRequest>> links) {
    var seen = new HashSet<List<String>>();
    for (var link : links) {
      var key = link.value().key().orNull();
      var domain = link.value().domain().orNull();
      if (key != null && !key.isEmpty() && !seen.add(List.of(domain == null ? "" : domain, key))) {
        throw ApiProblem.badRequest(
            "Duplicate key: \"%s\" is asked for more than once.".formatted(key));
      }
    }
  }

  private BulkResult create(Handle handle, Caller caller, List<Echo<LinkRequest>> links) {
    var failures = new ArrayList<BulkResult.Failure>();
    var candidates = new ArrayList<Candidate>();
    var drafts = new Drafts(handle, caller, rules.domains(handle, caller), now());
    for (var link : links) {
      try {
        candidates.add(drafts.candidate(link, ids.next("link_")));
      } catch (ApiProblem problem) {
        failures.add(BulkResult.Failure.of(link.json(), problem));
      }
    }
    var tagIds = tagIds(handle, caller, candidates, failures);
    checkFolders(handle, caller, candidates, failures);
    checkWebhooks(handle, caller, candidates, failures);
    insertNew(handle, candidates, drafts);
    return new BulkResult(finish(handle, caller, candidates, tagIds), failures);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** Makes candidates of what is asked for, in one transaction. */
  private final class Drafts {
    private final Handle handle;
    private final Caller caller;
    private final UsableDomains domains;
    private final Instant now;

    Drafts(Handle handle, Caller caller, UsableDomains domains, Instant now) {
      this.handle = handle;
      this.caller = caller;
      this.domains = domains;
      this.now = now;
    }

    /**
     * @param id the id its link will have
     * @throws ApiProblem the first rule it breaks
     */
    Candidate candidate(Echo<LinkRequest> sent, String id) {
      return new Candidate(
          sent,
          rules.newLink(handle, caller, domains, sent.value(), id, now, LinkRules.Depth.IN_BULK));
    }
  }

  /**
   * The tags of every candidate by its link's id; ids and names together (LNK-23). Candidates with
   * unknown ones are taken out.
   */
  private Map<String, List<String>> tagIds(
      Handle handle, Caller caller, List<Candidate> candidates, List<BulkResult.Failure> failures) {
    var workspaceId = caller.workspace().id();
    var wantedIds = new LinkedHashSet<String>();
    var wantedNames = new LinkedHashSet<String>();
    for (var candidate : candidates) {
      wantedIds.addAll(ids(candidate));
      wantedNames.addAll(names(candidate));
    }
    var known =
        wantedIds.isEmpty()
            ? Set.<String>of()
            : tags.byIds(handle, workspaceId, wantedIds).stream()
                .map(Tag::id)
                .collect(Collectors.toSet());
    var byName =
        wantedNames.isEmpty()
            ? Map.<String, String>of()
            : tags.byNames(handle, workspaceId, wantedNames).stream()
                .collect(Collectors.toMap(tag -> fold(tag.name()), Tag::id, (one, other) -> one));
    refuse(candidates, failures, "tagIds", c -> missing(ids(c), known::contains));
    refuse(
        candidates, failures, "tagNames", c -> missing(names(c), n -> byName.containsKey(fold(n))));
    var result = new TreeMap<String, List<String>>();
    for (var candidate : candidates) {
      var tagIds = new LinkedHashSet<>(ids(candidate));
      names(candidate).forEach(name -> tagIds.add(byName.get(fold(name))));
      if (!tagIds.isEmpty()) {
        result.put(candidate.id(), List.copyOf(tagIds));
      }
    }
    return result;
  }

  private static List<String> ids(Candidate candidate) {
    return LinkLabels.orEmpty(LinkLabels.wantedIds(candidate.request()));
  }

  private static List<String> names(Candidate candidate) {
    return LinkLabels.orEmpty(candidate.request().tagNames());
  }

  private static List<String> missing(List<String> wanted, Predicate<String> known) {
    return wanted.stream().filter(known.negate()).toList();
  }

  private static String fold(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static void refuse(
      List<Candidate> candidates,
      List<BulkResult.Failure> failures,
      String field,
      Function<Candidate, List<String>> unknown) {
    candidates.removeIf(
        candidate -> {
          var bad = unknown.apply(candidate);
          if (!bad.isEmpty()) {
            failures.add(
                new BulkResult.Failure(
                    candidate.sent().json(),
                    "Invalid %s detected: %s".formatted(field, String.join(", ", bad)),
                    ErrorCode.UNPROCESSABLE_ENTITY));
          }
          return !bad.isEmpty();
        });
  }

  private void checkFolders(
      Handle handle, Caller caller, List<Candidate> candidates, List<BulkResult.Failure> failures) {
    var wanted =
        candidates.stream()
            .map(candidate -> candidate.request().folderId().orNull())
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    if (wanted.isEmpty()) {
      return;
    }
    var may = FolderAccess.may(handle, caller, wanted, FolderRight.LINKS_WRITE);
    candidates.removeIf(
        candidate -> {
          var folderId = candidate.request().folderId().orNull();
          if (folderId == null || Boolean.TRUE.equals(may.get(folderId))) {
            return false;
          }
          failures.add(
              may.containsKey(folderId)
                  ? new BulkResult.Failure(
                      candidate.sent().json(),
                      "You may not add links to the folder %s.".formatted(folderId),
                      ErrorCode.FORBIDDEN)
                  : new BulkResult.Failure(
                      candidate.sent().json(),
                      "Invalid folderId detected: %s".formatted(folderId),
                      ErrorCode.UNPROCESSABLE_ENTITY));
          return true;
        });
  }

  private void checkWebhooks(
      Handle handle, Caller caller, List<Candidate> candidates, List<BulkResult.Failure> failures) {
    var wanted = candidates.stream().flatMap(c -> webhookIds(c).stream()).distinct().toList();
    var unknown = Set.copyOf(labels.unknownWebhooks(handle, caller, wanted));
    refuse(
        candidates,
        failures,
        "webhookIds",
        c -> missing(webhookIds(c), id -> !unknown.contains(id)));
  }

  private static List<String> webhookIds(Candidate candidate) {
    return LinkLabels.orEmpty(candidate.request().webhookIds());
  }

  /**
   * Writes the links. Those whose address or external id is taken meanwhile are left out (LNK-44);
   * a random key that is taken is drawn again.
   */
  private void insertNew(Handle handle, List<Candidate> candidates, Drafts drafts) {
    var waiting = List.copyOf(candidates);
    var made = new HashSet<String>();
    for (var attempt = 1; !waiting.isEmpty() && attempt <= KeyAttempts.MOST; attempt++) {
      made.addAll(table.insertNew(handle, waiting.stream().map(Candidate::checked).toList()));
      var again = new ArrayList<Candidate>();
      candidates.replaceAll(
          candidate -> {
            if (made.contains(candidate.id()) || !KeyAttempts.randomKey(candidate.request())) {
              return candidate;
            }
            var drawn = drafts.candidate(candidate.sent(), candidate.id());
            again.add(drawn);
            return drawn;
          });
      waiting = again;
    }
    candidates.removeIf(candidate -> !made.contains(candidate.id()));
  }

  /** Adds to the links that are written now what belongs to them. */
  private List<FullLink> finish(
      Handle handle, Caller caller, List<Candidate> made, Map<String, List<String>> tagIds) {
    var written = made.stream().map(Candidate::id).collect(Collectors.toSet());
    tagIds.keySet().retainAll(written);
    tags.attachToNew(handle, tagIds);
    var told =
        made.stream()
            .filter(candidate -> !webhookIds(candidate).isEmpty())
            .collect(Collectors.toMap(Candidate::id, BulkCreation::webhookIds));
    if (!told.isEmpty()) {
      webhooks.attachAll(handle, told);
    }
    Workspaces.countNewLinks(handle, caller.workspace().id(), made.size());
    var links = made.stream().map(candidate -> candidate.checked().link()).toList();
    if (tagIds.isEmpty() && told.isEmpty()) {
      return links.stream().map(link -> FullLink.of(link, List.of())).toList();
    }
    return full.of(
        handle, links, told.isEmpty() ? FullLinks.Wanted.NOTHING : FullLinks.Wanted.WEBHOOKS);
  }
}
