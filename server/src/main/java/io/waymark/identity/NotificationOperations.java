package io.waymark.identity;

import static io.waymark.platform.schema.Schemas.bool;
import static io.waymark.platform.schema.Schemas.field;

import io.waymark.platform.http.Answer;
import io.waymark.platform.http.Operation;
import io.waymark.platform.schema.Shape;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** The API's operations on what a member is mailed of a workspace. */
final class NotificationOperations {
  private static final String HEADING = "Workspaces";
  private static final String PATH = "/workspaces/{idOrSlug}/notification-preferences";

  private static final Shape<Preferences> PREFERENCES =
      Shape.of(
              Preferences.class,
              field("webhookFailing", bool())
                  .described("Whether you are mailed, as an owner, when webhooks fail."))
          .named("NotificationPreferences");

  private final Jdbi jdbi;

  NotificationOperations(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** What a member wants to be mailed. */
  record Preferences(boolean webhookFailing) {}

  List<Operation> declare(WorkspaceOperations operations) {
    return List.of(
        operations
            .get(PATH, "getNotificationPreferences")
            .tag(HEADING)
            .summary("Show what you are mailed")
            .description("Your own: everybody chooses for themselves.")
            .answers(200, PREFERENCES)
            .path((caller, exchange) -> Answer.ok(find(WorkspacePath.named(caller, exchange)))),
        operations
            .patch(PATH, "updateNotificationPreferences")
            .tag(HEADING)
            .summary("Choose what you are mailed")
            .description("Your own: everybody chooses for themselves.")
            .needs(Permission.WORKSPACES_READ)
            .answers(200, PREFERENCES)
            .body(
                PREFERENCES,
                (caller, wanted, exchange) -> {
                  choose(WorkspacePath.named(caller, exchange), wanted);
                  return Answer.ok(wanted);
                }));
  }

  private Preferences find(Caller caller) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select not mute_webhooks from memberships
                    where workspace_id = :workspaceId and user_id = :userId
                    """)
                .bind("workspaceId", caller.workspace().id())
                .bind("userId", caller.userId())
                .mapTo(Boolean.class)
                .findOne()
                .map(Preferences::new)
                .orElseThrow(WorkspaceProfiles::notFound));
  }

  private void choose(Caller caller, Preferences wanted) {
    var members =
        jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        """
                    update memberships set mute_webhooks = :mute
                    where workspace_id = :workspaceId and user_id = :userId
                    """)
                    .bind("mute", !wanted.webhookFailing())
                    .bind("workspaceId", caller.workspace().id())
                    .bind("userId", caller.userId())
                    .execute());
    if (members == 0) {
      throw WorkspaceProfiles.notFound();
    }
  }
}
