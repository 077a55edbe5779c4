package io.waymark.app;

import io.waymark.logs.Things;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Looks the names of a workspace's things up wherever such things are. */
final class NamedThings implements Things {
  @Override
  public Map<String, String> names(Handle handle, String workspaceId, Collection<String> ids) {
    return handle
        .createQuery(
            """
            select id, regexp_replace(short_link, '^https?://', '') as name from links
              where project_id = :workspaceId and id = any(:ids)
            union all select id, slug from domains where project_id = :workspaceId and id = any(:ids)
            union all select id, name from tags where project_id = :workspaceId and id = any(:ids)
            union all select id, name from folders where project_id = :workspaceId and id = any(:ids)
            union all select id, name from utm_templates
              where project_id = :workspaceId and id = any(:ids)
            union all select id, name from programs where project_id = :workspaceId and id = any(:ids)
            union all select g.id, g.name from partner_groups g join programs p on p.id = g.program_id
              where p.project_id = :workspaceId and g.id = any(:ids)
            union all select id, name from webhooks where project_id = :workspaceId and id = any(:ids)
            union all select id, coalesce(name, email, external_id) from customers
              where project_id = :workspaceId and id = any(:ids)
            union all select p.id, p.name from partners p
              join program_enrollments e on e.partner_id = p.id
              join programs g on g.id = e.program_id
              where g.project_id = :workspaceId and p.id = any(:ids)
            union all select c.id, c.code from discount_codes c join programs g on g.id = c.program_id
              where g.project_id = :workspaceId and c.id = any(:ids)
            union all select id, name from api_keys where workspace_id = :workspaceId and id = any(:ids)
            union all select id, name from oauth_apps
              where workspace_id = :workspaceId and id = any(:ids)
            union all select i.id, a.name from oauth_installations i join oauth_apps a on a.id = i.app_id
              where i.workspace_id = :workspaceId and i.id = any(:ids)
            union all select id, email from invites
              where workspace_id = :workspaceId and id = any(:ids)
            union all select u.id, coalesce(u.name, u.email) from memberships m
              join users u on u.id = m.user_id
              where m.workspace_id = :workspaceId and u.id = any(:ids)
                and coalesce(u.name, u.email) is not null
            union all select public_id, name from workspaces,
              (select case when :workspaceId like 'ws\\_%' then :workspaceId else 'ws_' || :workspaceId end)
                as of_it (public_id)
              where id = :workspaceId and public_id = any(:ids)
            """)
        .bind("workspaceId", workspaceId)
        .bindArray("ids", String.class, ids)
        .map((row, _) -> Map.entry(row.getString("id"), row.getString("name")))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
