package io.waymark.identity;

import static io.waymark.platform.schema.Schemas.text;

import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.schema.Schema;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/** Names of workspaces in addresses. */
public final class Slugs {
  private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9-]{1,46})[a-z0-9]");

  /** First parts of the dashboard's own addresses. */
  private static final Set<String> TAKEN =
      Set.of(
          "account",
          "api",
          "app",
          "confirm-email",
          "forgot",
          "invite",
          "login",
          "new",
          "new-workspace",
          "oauth",
          "onboarding",
          "register",
          "reset",
          "set-up",
          "share",
          "sign-in-link");

  /** A name that a workspace can have. */
  public static final Schema<String> SCHEMA =
      text()
          .trimmed()
          .mapped(slug -> slug.toLowerCase(Locale.ROOT))
          .rule(
              slug -> FORM.matcher(slug).matches(),
              "Expected 3 to 48 lower-case letters, digits and dashes, a letter or digit at each"
                  + " end.")
          .rule(slug -> !TAKEN.contains(slug), "The dashboard has a page of this name.");

  private Slugs() {}

  /**
   * Takes a name for a workspace. Whoever else wants it waits until the transaction ends.
   *
   * @param workspaceId whose it may have been before
   * @throws ApiProblem 409 if another workspace has it, or had it
   */
  static void claim(Handle handle, String slug, String workspaceId) {
    handle
        .createQuery("select 1 from pg_advisory_xact_lock(hashtext('waymark slug ' || :slug))")
        .bind("slug", slug)
        .mapTo(Integer.class)
        .one();
    var holder = WorkspaceTable.bySlug(handle, slug);
    if (holder != null && !holder.id().equals(workspaceId)) {
      throw ApiProblem.conflict("Another workspace has, or had, the slug %s.".formatted(slug));
    }
  }

  /** Whether a new workspace could have that name. */
  static boolean free(Handle handle, String slug) {
    return WorkspaceTable.bySlug(handle, slug) == null;
  }
}
