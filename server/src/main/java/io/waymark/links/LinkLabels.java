package io.waymark.links;

import io.waymark.identity.Caller;
import io.waymark.links.folders.FolderAccess;
import io.waymark.links.folders.FolderRight;
import io.waymark.links.tags.Tag;
import io.waymark.links.tags.Tags;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.schema.Given;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What a request says of a link's tags, folder, webhooks and program, checked against what the
 * workspace has (LNK-23…26). Names are never made into new tags here.
 */
final class LinkLabels {
  private final Tags tags;
  private final LinkWebhooks webhooks;
  private final LinkPrograms programs;

  LinkLabels(Tags tags, LinkWebhooks webhooks, LinkPrograms programs) {
    this.tags = tags;
    this.webhooks = webhooks;
    this.programs = programs;
  }

  /**
   * The ids of the tags a new link will have, in the order of the request.
   *
   * @throws ApiProblem 422 for tags the workspace does not have
   */
  List<String> ofNewLink(Handle handle, Caller caller, LinkRequest request) {
    var wanted = wantedIds(request).orNull();
    if (wanted != null && !wanted.isEmpty()) {
      return known(handle, caller, wanted);
    }
    return named(handle, caller, orEmpty(request.tagNames()));
  }

  /**
   * The ids of the tags a changed link will have; absent if they stay as they are. An empty list of
   * ids clears them even if names are given, but the names must exist (LNK-23).
   *
   * @throws ApiProblem 422 for tags the workspace does not have
   */
  Given<List<String>> ofChangedLink(Handle handle, Caller caller, LinkRequest request) {
    var ids = wantedIds(request);
    var wanted = ids.orNull();
    if (wanted != null && !wanted.isEmpty()) {
      return Given.of(known(handle, caller, wanted));
    }
    var byName = named(handle, caller, orEmpty(request.tagNames()));
    if (ids.isPresent()) {
      return Given.of(List.of());
    }
    return request.tagNames().isPresent() ? Given.of(byName) : Given.absent();
  }

  /** The ids a request gives, without repetitions; an id alone is a list of one. */
  static Given<List<String>> wantedIds(LinkRequest request) {
    if (request.tagIds().isPresent()) {
      return Given.of(List.copyOf(new LinkedHashSet<>(orEmpty(request.tagIds()))));
    }
    if (request.tagId().isPresent()) {
      var single = request.tagId().orNull();
      return Given.of(single == null ? List.of() : List.of(single));
    }
    return Given.absent();
  }

  private List<String> known(Handle handle, Caller caller, List<String> ids) {
    var found =
        tags.byIds(handle, caller.workspace().id(), ids).stream()
            .map(Tag::id)
            .collect(Collectors.toSet());
    refuse("tagIds", ids.stream().filter(id -> !found.contains(id)).toList());
    return ids;
  }

  private List<String> named(Handle handle, Caller caller, List<String> names) {
    if (names.isEmpty()) {
      return List.of();
    }
    var found = tags.byNames(handle, caller.workspace().id(), names);
    if (found.size() != names.size()) {
      var known = folded(found.stream().map(Tag::name).toList());
      var unknown = names.stream().filter(name -> !known.contains(fold(name))).toList();
      refuse("tagNames", unknown.isEmpty() ? names : unknown);
    }
    return found.stream().map(Tag::id).toList();
  }

  private static Set<String> folded(List<String> names) {
    return names.stream().map(LinkLabels::fold).collect(Collectors.toSet());
  }

  private static String fold(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /**
   * Knows no webhooks of other workspaces (LNK-26).
   *
   * @throws ApiProblem 422
   */
  void checkWebhooks(Handle handle, Caller caller, LinkRequest request) {
    refuse("webhookIds", unknownWebhooks(handle, caller, orEmpty(request.webhookIds())));
  }

  /**
   * The program and partner that a link gets by a request (LNK-25).
   *
   * @param stored what the link belongs to; null for a new one, whose partner may be known by the
   *     tenant id alone
   * @return null if the request changes nothing of it, or takes the link out of its program
   * @throws ApiProblem 404 for a program of others, or a partner who is not in it
   */
  LinkPrograms.@Nullable Place place(
      Handle handle, Caller caller, LinkRequest request, Link.@Nullable References stored) {
    var programId = request.programId().or(stored == null ? null : stored.programId());
    if (programId == null) {
      return null;
    }
    var partnerId = request.partnerId().or(stored == null ? null : stored.partnerId());
    if (stored != null
        && programId.equals(stored.programId())
        && Objects.equals(partnerId, stored.partnerId())) {
      return null;
    }
    var tenantId = stored == null ? request.tenantId().orNull() : null;
    return programs.place(handle, caller.workspace().id(), programId, partnerId, tenantId);
  }

  /** Those of the ids that are no webhooks of the caller's workspace. */
  List<String> unknownWebhooks(Handle handle, Caller caller, List<String> ids) {
    if (ids.isEmpty()) {
      return ids;
    }
    var known = webhooks.known(handle, caller.workspace().id(), ids);
    return ids.stream().filter(id -> !known.contains(id)).toList();
  }

  /**
   * Lets nobody write into a folder, or out of one, who may not change its links (LNK-24, LNK-53).
   *
   * @throws ApiProblem 404 for an unknown folder, 403 without the right
   */
  void checkFolder(Handle handle, Caller caller, @Nullable String folderId) {
    if (folderId != null) {
      FolderAccess.require(handle, caller, folderId, FolderRight.LINKS_WRITE);
    }
  }

  /**
   * Lets nobody see a link of a folder who may not look into it (LNK-49).
   *
   * @throws ApiProblem 403 without the right
   */
  void checkReadable(Handle handle, Caller caller, Link link) {
    var folderId = link.references().folderId();
    if (folderId != null) {
      FolderAccess.require(handle, caller, folderId, FolderRight.READ);
    }
  }

  static List<String> orEmpty(Given<List<String>> given) {
    var list = given.orNull();
    return list == null ? List.of() : list;
  }

  static void refuse(String field, List<String> unknown) {
    if (!unknown.isEmpty()) {
      throw ApiProblem.unprocessable(
          "Invalid %s detected: %s".formatted(field, String.join(", ", unknown)));
    }
  }
}
