package io.waymark.identity.oauth;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** What an operator at the machine says of OAuth apps. */
public final class AppDesk {
  private final Jdbi jdbi;
  private final InstantSource clock;

  public AppDesk(Jdbi jdbi, InstantSource clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** An app as the operator is told of it. */
  public record Named(String id, String workspaceId, String name) {}

  /**
   * Lets members of every workspace install an app, or from now on those of its own only. What is
   * installed stays.
   *
   * @return empty if there is no app with the slug
   */
  public Optional<Named> verify(String slug, boolean verified) {
    return jdbi.inTransaction(
        handle ->
            handle
                .createQuery(
                    """
                    update oauth_apps set verified = :verified, updated_at = :now
                    where lower(slug) = lower(:slug) returning id, workspace_id, name
                    """)
                .bind("verified", verified)
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .bind("slug", slug)
                .map(
                    (row, _) ->
                        new Named(
                            row.getString("id"),
                            row.getString("workspace_id"),
                            row.getString("name")))
                .findOne());
  }
}
