package io.waymark.logs;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * What the ids in some entries of the logs stand for, as far as their workspace may know.
 *
 * @param people who called or made the changes, by their ids
 * @param keys the names of the keys they came in with, by their ids
 * @param targets the names of what was changed, by their ids
 */
record Names(Map<String, Person> people, Map<String, String> keys, Map<String, String> targets) {
  /**
   * Somebody who changed something in the workspace.
   *
   * @param email null for machines, and for people who belong to the workspace no longer
   */
  record Person(
      String id,
      @Nullable String name,
      @Nullable String email,
      @Nullable String image,
      boolean isMachine) {}

  static Names of(Handle handle, Things things, String workspaceId, List<AuditEntry> entries) {
    return new Names(
        people(handle, workspaceId, ids(entries, AuditEntry::userId)),
        keys(handle, workspaceId, ids(entries, AuditEntry::credential)),
        targets(handle, things, workspaceId, ids(entries, AuditEntry::target)));
  }

  /** Of those who called, and the keys they came in with. */
  static Names ofCalls(Handle handle, String workspaceId, List<LoggedRequest> calls) {
    return new Names(
        people(handle, workspaceId, ids(calls, LoggedRequest::userId)),
        keys(handle, workspaceId, ids(calls, LoggedRequest::credential)),
        Map.of());
  }

  /** Null if there is no target, or nobody knows. */
  @Nullable String target(AuditEntry entry) {
    return entry.target() == null ? null : targets.get(entry.target());
  }

  private static <T> Collection<String> ids(List<T> entries, Function<T, @Nullable String> part) {
    var ids = new HashSet<String>();
    for (var entry : entries) {
      var id = part.apply(entry);
      if (id != null) {
        ids.add(id);
      }
    }
    return ids;
  }

  /** Who is here because of what they did here; their address is the business of fellow members. */
  private static Map<String, Person> people(
      Handle handle, String workspaceId, Collection<String> ids) {
    return handle
        .createQuery(
            """
            select u.id, u.name, u.image, u.is_machine,
              case when m.user_id is not null then u.email end as email
            from users u
            left join memberships m on m.user_id = u.id and m.workspace_id = :workspaceId
            where u.id = any(:ids)
            """)
        .bind("workspaceId", workspaceId)
        .bindArray("ids", String.class, ids)
        .map(
            (row, _) ->
                new Person(
                    row.getString("id"),
                    row.getString("name"),
                    row.getString("email"),
                    row.getString("image"),
                    row.getBoolean("is_machine")))
        .stream()
        .collect(Collectors.toMap(Person::id, person -> person));
  }

  private static Map<String, String> keys(
      Handle handle, String workspaceId, Collection<String> ids) {
    return named(
        handle.createQuery(
            """
            select id, name from api_keys where workspace_id = :workspaceId and id = any(:ids)
            """),
        workspaceId,
        ids);
  }

  private static Map<String, String> targets(
      Handle handle, Things things, String workspaceId, Collection<String> ids) {
    var names = new HashMap<>(things.names(handle, workspaceId, ids));
    var gone = new HashSet<>(ids);
    gone.removeAll(names.keySet());
    if (!gone.isEmpty()) {
      names.putAll(lastNames(handle, workspaceId, gone));
    }
    return names;
  }

  /** Of what is gone, the log itself may know: the name that somebody wanted for it last. */
  private static Map<String, String> lastNames(
      Handle handle, String workspaceId, Collection<String> ids) {
    return named(
        handle.createQuery(
            """
            select distinct on (target) target as id, name
            from audit_entries,
              coalesce(changes ->> 'name', changes ->> 'slug', changes ->> 'email', changes ->> 'key',
                changes ->> 'url') as name
            where project_id = :workspaceId and target = any(:ids) and name is not null
            order by target, audit_entries.id desc
            """),
        workspaceId,
        ids);
  }

  private static Map<String, String> named(
      Query query, String workspaceId, Collection<String> ids) {
    return query
        .bind("workspaceId", workspaceId)
        .bindArray("ids", String.class, ids)
        .map((row, _) -> Map.entry(row.getString("id"), row.getString("name")))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
