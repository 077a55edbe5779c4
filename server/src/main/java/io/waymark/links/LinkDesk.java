package io.waymark.links;

import io.waymark.platform.text.LinkKey;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * What an operator at the machine does to links, whosever they are (LNK-67, LNK-68). Servers that
 * run on the same database are told, so that the next visit sees it.
 */
public final class LinkDesk {
  private final Jdbi jdbi;
  private final InstantSource clock;

  public LinkDesk(Jdbi jdbi, InstantSource clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** Tells servers that run, when the transaction commits, that any link may have changed. */
  public static void tellOfMany(Handle handle) {
    LinkNews.tellOfMany(handle);
  }

  /** A link as the operator is told of it. */
  public record Named(String id, String shortLink, String url) {}

  private record Found(String id, String domain, String key, String url) {
    Named named() {
      return new Named(id, ShortLinks.of(domain, key), url);
    }
  }

  /**
   * Makes a link lead nowhere (RED-17), or to its destination again.
   *
   * @param reference its id, or its short link with or without {@code https://}
   * @return empty if there is no such link
   */
  public Optional<Named> disable(String reference, boolean disabled) {
    return jdbi.inTransaction(
        handle -> {
          var found = find(handle, reference);
          if (found == null) {
            return Optional.empty();
          }
          update(handle, "where id = :where", found.id(), disabled);
          LinkNews.tell(handle, found.domain(), found.key());
          return Optional.of(found.named());
        });
  }

  /**
   * The same for all links a workspace has now.
   *
   * @return how many links it has; empty if there is no such workspace
   */
  public Optional<Integer> disableAll(String workspaceSlug, boolean disabled) {
    return jdbi.inTransaction(
        handle -> {
          var id =
              handle
                  .createQuery("select id from workspaces where lower(slug) = lower(:slug)")
                  .bind("slug", workspaceSlug)
                  .mapTo(String.class)
                  .findOne();
          var changed = id.map(it -> update(handle, "where project_id = :where", it, disabled));
          LinkNews.tellOfMany(handle);
          return changed;
        });
  }

  private int update(Handle handle, String where, String id, boolean disabled) {
    return handle
        .createUpdate(
            """
            update links set updated_at = :now,
              disabled_at = case when :disabled then coalesce(disabled_at, :now) end
            """
                + where)
        .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
        .bind("disabled", disabled)
        .bind("where", id)
        .execute();
  }

  /**
   * Takes a link down for good: it becomes one of the legal workspace, whose links' visitors are
   * told that they were banned (RED-16). Its numbers stay; what it was to its workspace goes.
   *
   * @param legalWorkspace the id of the workspace that takes it in
   * @return empty if there is no such link
   * @throws IllegalArgumentException if there is no such workspace
   */
  public Optional<Named> ban(String reference, String legalWorkspace) {
    return jdbi.inTransaction(
        handle -> {
          var known =
              handle
                  .createQuery("select exists (select 1 from workspaces where id = :id)")
                  .bind("id", legalWorkspace)
                  .mapTo(Boolean.class)
                  .one();
          if (!known) {
            throw new IllegalArgumentException("there is no workspace " + legalWorkspace);
          }
          var found = find(handle, reference);
          if (found == null) {
            return Optional.empty();
          }
          move(handle, found.id(), legalWorkspace);
          LinkNews.tell(handle, found.domain(), found.key());
          return Optional.of(found.named());
        });
  }

  private void move(Handle handle, String id, String legalWorkspace) {
    for (var table : List.of("link_tags", "dashboards")) {
      handle.createUpdate("delete from " + table + " where link_id = :id").bind("id", id).execute();
    }
    handle
        .createUpdate(
            """
            update links set project_id = :legal, folder_id = null, external_id = null,
              tenant_id = null, program_id = null, partner_id = null, public_stats = false,
              updated_at = :now
            where id = :id
            """)
        .bind("id", id)
        .bind("legal", legalWorkspace)
        .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
        .execute();
  }

  /**
   * Says for how long a domain keeps links (LNK-68).
   *
   * @param days null for ever
   * @return whether there is such a domain of a workspace
   */
  public boolean keepLinks(String domain, @Nullable Integer days) {
    return jdbi.inTransaction(
        handle ->
            handle
                    .createUpdate(
                        """
                        update domains set link_retention_days = :days, updated_at = :now
                        where slug = :slug and project_id is not null
                        """)
                    .bind("slug", domain.toLowerCase(Locale.ROOT))
                    .bind("days", days)
                    .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .execute()
                == 1);
  }

  private static @Nullable Found find(Handle handle, String reference) {
    var byId = query(handle, "where id = :a for update", reference, "");
    return byId == null ? byAddress(handle, reference) : byId;
  }

  private static @Nullable Found byAddress(Handle handle, String reference) {
    var address = reference.replaceFirst("(?i)^https?://", "");
    var slash = address.indexOf('/');
    var host = (slash < 0 ? address : address.substring(0, slash)).toLowerCase(Locale.ROOT);
    var written = slash < 0 ? "" : address.substring(slash + 1);
    var key = written.isEmpty() ? LinkKey.ROOT : LinkKey.ascii(written);
    // Where the case of keys matters, the folded key is the key itself.
    return key == null
        ? null
        : query(
            handle,
            """
            where domain = :a and folded_key =
              case when exists (select 1 from domains where slug = :a and case_sensitive)
                then :b else lower(:b) end
            for update
            """,
            host,
            key);
  }

  private static @Nullable Found query(Handle handle, String where, String a, String b) {
    return handle
        .createQuery("select id, domain, key, url from links " + where)
        .bind("a", a)
        .bind("b", b)
        .map(
            (row, context) ->
                new Found(
                    row.getString("id"),
                    row.getString("domain"),
                    row.getString("key"),
                    row.getString("url")))
        .findOne()
        .orElse(null);
  }
}
