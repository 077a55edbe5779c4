package io.waymark.links;

import io.waymark.identity.Caller;
import io.waymark.platform.http.ApiProblem;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Which of the domains that every workspace may use a workspace wants to be offered (DOM-14). */
final class OfferedDomains {
  private final Jdbi jdbi;

  OfferedDomains(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Their names; new ones are offered until somebody says otherwise. */
  List<String> list(Caller caller, @Nullable String search) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select d.slug from domains d, workspaces w
                    where w.id = :workspaceId and d.project_id is null and not d.archived
                      and d.slug <> all(w.hidden_domains) and strpos(d.slug, lower(:search)) > 0
                    order by d.created_at, d.slug
                    """)
                .bind("workspaceId", caller.workspace().id())
                .bind("search", search == null ? "" : search)
                .mapTo(String.class)
                .list());
  }

  /**
   * Chooses them.
   *
   * @return the names that are offered from now on
   * @throws ApiProblem 422 if one is not for every workspace
   */
  List<String> choose(Caller caller, Collection<String> wanted) {
    jdbi.useTransaction(
        handle -> {
          var all = all(handle);
          var chosen = wanted.stream().map(slug -> slug.toLowerCase(Locale.ROOT)).toList();
          for (var slug : chosen) {
            if (!all.contains(slug)) {
              throw ApiProblem.unprocessable(
                  "Invalid defaultDomains: %s is not a domain for every workspace."
                      .formatted(slug));
            }
          }
          handle
              .createUpdate("update workspaces set hidden_domains = :hidden where id = :id")
              .bindArray(
                  "hidden",
                  String.class,
                  all.stream().filter(slug -> !chosen.contains(slug)).toList())
              .bind("id", caller.workspace().id())
              .execute();
        });
    return list(caller, null);
  }

  private static List<String> all(Handle handle) {
    return handle
        .createQuery("select slug from domains where project_id is null and not archived")
        .mapTo(String.class)
        .list();
  }
}
