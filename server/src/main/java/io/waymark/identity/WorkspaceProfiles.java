package io.waymark.identity;

import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Changed;
import io.waymark.platform.sql.Constraint;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** Shows and changes what people see of a workspace, and what its pages may do. */
final class WorkspaceProfiles {
  private static final Pattern DATA_URL = Pattern.compile("(?i)data:.*");

  private final Jdbi jdbi;
  private final InstantSource clock;
  private final Pictures pictures;
  private final Consumer<String> changed;

  /**
   * @param changed is told the id of each workspace that has changed, after the commit
   */
  WorkspaceProfiles(Jdbi jdbi, InstantSource clock, Pictures pictures, Consumer<String> changed) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.pictures = pictures;
    this.changed = changed;
  }

  WorkspaceProfile find(Caller caller) {
    return jdbi.withHandle(handle -> WorkspaceProfile.find(handle, caller.workspace().id()));
  }

  Changed<WorkspaceProfile> change(Caller caller, WorkspaceChange change) {
    var id = caller.workspace().id();
    var done =
        jdbi.inTransaction(
            handle -> {
              var before = WorkspaceProfile.lock(handle, id);
              var name = change.name() == null ? before.workspace().name() : change.name();
              if (change.slug() != null
                  && !change.slug().equalsIgnoreCase(before.workspace().slug())) {
                Slugs.claim(handle, change.slug(), id);
                WorkspaceTable.rename(handle, before.workspace(), change.slug(), clock.instant());
              }
              var logo = logo(handle, id, change.logo().or(before.logo()), before.logo());
              update(
                  handle,
                  new WorkspaceProfile(
                      before.workspace(),
                      logo,
                      change.color().or(before.color()),
                      change.publishableKey().or(before.publishableKey()),
                      hostnames(change, before),
                      before.periodDay()),
                  name);
              return new Changed<>(before, WorkspaceProfile.find(handle, id));
            });
    changed.accept(id);
    return done;
  }

  private @Nullable String logo(
      Handle handle, String id, @Nullable String wanted, @Nullable String before) {
    if (Objects.equals(wanted, before)) {
      return before;
    }
    pictures.remove(handle, id, before);
    return wanted != null && DATA_URL.matcher(wanted).matches()
        ? pictures.store(handle, id, wanted)
        : wanted;
  }

  private static AllowedHostnames hostnames(WorkspaceChange change, WorkspaceProfile before) {
    if (!change.allowedHostnames().isPresent()) {
      return before.hostnames();
    }
    var wanted = change.allowedHostnames().orNull();
    return wanted == null ? AllowedHostnames.ANY : new AllowedHostnames(wanted);
  }

  private void update(Handle handle, WorkspaceProfile profile, String name) {
    try {
      handle
          .createUpdate(
              """
              update workspaces set name = :name, logo = :logo, color = :color,
                publishable_key = :publishableKey, allowed_hostnames = :hostnames,
                updated_at = :now
              where id = :id
              """)
          .bind("id", profile.workspace().id())
          .bind("name", name)
          .bind("logo", profile.logo())
          .bind("color", profile.color())
          .bind("publishableKey", profile.publishableKey())
          .bindArray("hostnames", String.class, profile.hostnames().entries())
          .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
          .execute();
    } catch (UnableToExecuteStatementException refused) {
      if (!Constraint.refused(refused, PublishableKeys.UNIQUE)) {
        throw refused;
      }
      throw ApiProblem.conflict(
          "Another workspace has this publishable key: every workspace needs one of its own.");
    }
  }

  static ApiProblem notFound() {
    return ApiProblem.notFound("Workspace not found.");
  }
}
