package io.waymark.identity;

import io.waymark.platform.http.ApiProblem;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Shows and changes what people see of a workspace. */
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

  WorkspaceProfile change(Caller caller, WorkspaceChange change) {
    var id = caller.workspace().id();
    var after =
        jdbi.inTransaction(
            handle -> {
              var before = WorkspaceProfile.lock(handle, id);
              var name = change.name() == null ? before.workspace().name() : change.name();
              var logo = logo(handle, id, change.logo().or(before.logo()), before.logo());
              update(handle, id, name, logo, change.color().or(before.color()));
              return WorkspaceProfile.find(handle, id);
            });
    changed.accept(id);
    return after;
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

  private void update(
      Handle handle, String id, String name, @Nullable String logo, @Nullable String color) {
    handle
        .createUpdate(
            """
            update workspaces set name = :name, logo = :logo, color = :color, updated_at = :now
            where id = :id
            """)
        .bind("id", id)
        .bind("name", name)
        .bind("logo", logo)
        .bind("color", color)
        .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
        .execute();
  }

  static ApiProblem notFound() {
    return ApiProblem.notFound("Workspace not found.");
  }
}
