package io.waymark.links;

import io.waymark.identity.Caller;
import io.waymark.identity.Workspaces;
import io.waymark.links.ImportReport.Outcome;
import io.waymark.links.tags.Tag;
import io.waymark.links.tags.Tags;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.schema.InvalidInput;
import io.waymark.platform.text.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Writes imported links, some at a time, in a transaction of the caller's. Short links that exist
 * are passed over, domains and tags that do not are made, and every entry's outcome is told (IMP-1,
 * IMP-2).
 */
final class ImportWriter {
  private final LinkTable table;
  private final LinkRules rules;
  private final LinkCache cache;
  private final Tags tags;
  private final DomainAddition domains;
  private final Ids ids;

  ImportWriter(
      LinkTable table,
      LinkRules rules,
      LinkCache cache,
      Tags tags,
      DomainAddition domains,
      Ids ids) {
    this.table = table;
    this.rules = rules;
    this.cache = cache;
    this.tags = tags;
    this.domains = domains;
    this.ids = ids;
  }

  /** Adds a domain that no workspace has yet to the caller's. */
  @FunctionalInterface
  interface DomainAddition {
    /**
     * Adds it, in the transaction of the handle.
     *
     * @throws ApiProblem if it cannot be a domain
     */
    void add(Handle handle, Caller caller, String slug);
  }

  /**
   * What goes for all entries.
   *
   * @param folderId null for none
   */
  record Terms(Caller caller, @Nullable String folderId, Instant now) {}

  /**
   * What became of some entries.
   *
   * @param addedDomains that no workspace had
   * @param made the new links
   */
  record Written(List<ImportReport.Row> rows, Set<String> addedDomains, List<Link> made) {}

  /**
   * Writes entries.
   *
   * @param wanted domains that are to be there whether or not a link is on them
   */
  Written write(Handle handle, Terms terms, Collection<String> wanted, List<ImportEntry> entries) {
    var batch = new Batch(handle, terms);
    wanted.forEach(batch::tryDomain);
    entries.forEach(batch::check);
    return batch.write();
  }

  /** Has the redirect cache ask again for what has changed; after the commit. */
  void forget(Written written) {
    written.addedDomains().forEach(cache::forgetAll);
    written.made().forEach(link -> cache.forget(link.domain(), link.key()));
  }

  private final class Batch {
    private final Handle handle;
    private final Terms terms;
    private final UsableDomains usable;
    private final Set<String> added = new LinkedHashSet<>();
    private final Map<String, ApiProblem> refusedDomains = new HashMap<>();
    private final List<ImportReport.Row> report = new ArrayList<>();
    private final Map<ImportRow, LinkRules.Checked> candidates = new LinkedHashMap<>();

    Batch(Handle handle, Terms terms) {
      this.handle = handle;
      this.terms = terms;
      this.usable = rules.domains(handle, terms.caller());
    }

    void check(ImportEntry entry) {
      switch (entry) {
        case ImportEntry.Unreadable unreadable -> fail(entry, unreadable.reason());
        case ImportEntry.Found(var row) -> {
          try {
            candidates.put(row, checked(row));
          } catch (ApiProblem problem) {
            fail(entry, problem.text());
          } catch (InvalidInput problem) {
            fail(entry, String.valueOf(problem.getMessage()));
          }
        }
      }
    }

    private void fail(ImportEntry entry, String reason) {
      report.add(new ImportReport.Row(entry.line(), entry.shortLink(), Outcome.FAILED, reason));
    }

    private LinkRules.Checked checked(ImportRow row) {
      addDomain(row.domain());
      var checked =
          rules.newLink(
              handle,
              terms.caller(),
              usable,
              LinkSchemas.imported(row, terms.folderId()),
              ids.next("link_"),
              row.createdAt() == null ? terms.now() : row.createdAt(),
              LinkRules.Depth.IMPORTED);
      return row.updatedAt() == null
          ? checked
          : new LinkRules.Checked(
              checked.link().updatedAt(row.updatedAt()), checked.domain(), checked.tagIds());
    }

    /** What stands in its way is told with the links on it. */
    private void tryDomain(String slug) {
      try {
        addDomain(slug);
      } catch (ApiProblem refused) {
        refusedDomains.put(slug, refused);
      }
    }

    private void addDomain(String slug) {
      var refused = refusedDomains.get(slug);
      if (refused != null) {
        throw refused;
      }
      if (!usable.knows(slug)) {
        try {
          domains.add(handle, terms.caller(), slug);
        } catch (ApiProblem problem) {
          refusedDomains.put(slug, problem);
          throw problem;
        }
        added.add(slug);
      }
    }

    private Written write() {
      var ids = table.insertNew(handle, List.copyOf(candidates.values()));
      var tagIds = tagIds();
      var tagged = new HashMap<String, List<String>>();
      var made = new ArrayList<Link>();
      candidates.forEach(
          (row, checked) -> {
            var link = checked.link();
            var imported = ids.contains(link.id());
            if (imported) {
              made.add(link);
              tagged.put(
                  link.id(),
                  row.tags().stream()
                      .map(name -> tagIds.get(name.toLowerCase(Locale.ROOT)))
                      .filter(Objects::nonNull)
                      .distinct()
                      .toList());
            }
            report.add(
                new ImportReport.Row(
                    row.line(),
                    row.shortLink(),
                    imported ? Outcome.IMPORTED : Outcome.SKIPPED,
                    imported ? null : "this short link exists already"));
          });
      tags.attachToNew(handle, tagged);
      Workspaces.countNewLinks(handle, terms.caller().workspace().id(), ids.size());
      report.sort(Comparator.comparingLong(ImportReport.Row::line));
      return new Written(report, added, made);
    }

    private Map<String, String> tagIds() {
      var names =
          candidates.keySet().stream()
              .flatMap(row -> row.tags().stream())
              .collect(Collectors.toCollection(LinkedHashSet::new));
      return names.isEmpty()
          ? Map.of()
          : tags.createMissing(handle, terms.caller().workspace().id(), names, terms.now()).stream()
              .collect(
                  Collectors.toMap(
                      tag -> tag.name().toLowerCase(Locale.ROOT), Tag::id, (one, _) -> one));
    }
  }
}
