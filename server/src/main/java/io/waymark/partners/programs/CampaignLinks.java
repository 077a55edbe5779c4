package io.waymark.partners.programs;

import io.waymark.links.ProgramLinks;
import io.waymark.links.ProgramLinks.Led;
import io.waymark.links.utm.TemplateGroups;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Partners' links follow the UTM template of their group: another template of the group, and the
 * same one when it says something else (A4, LNK-70). What a link brought itself stays.
 */
final class CampaignLinks implements TemplateGroups {
  private final ProgramLinks links;

  CampaignLinks(ProgramLinks links) {
    this.links = links;
  }

  @Override
  public @Nullable Carrier carrier(Handle handle, String templateId) {
    return handle
        .createQuery(
            """
            select id, name, slug from partner_groups where utm_template_id = :templateId
            order by created_at, id limit 1
            """)
        .bind("templateId", templateId)
        .map(
            (row, _) ->
                new Carrier(row.getString("id"), row.getString("name"), row.getString("slug")))
        .findOne()
        .orElse(null);
  }

  @Override
  public Runnable changed(
      Handle handle,
      String workspaceId,
      String templateId,
      Map<String, String> before,
      Map<String, String> after,
      Instant now) {
    var groups =
        handle
            .createQuery("select id from partner_groups where utm_template_id = :templateId")
            .bind("templateId", templateId)
            .mapTo(String.class)
            .list();
    var led =
        lead(
            handle,
            workspaceId,
            groups,
            new GroupCampaign(templateId, "", before),
            new GroupCampaign(templateId, "", after),
            now);
    return () -> links.forget(led);
  }

  /**
   * Leads the links of the groups' partners from one campaign to another.
   *
   * @return for {@link ProgramLinks#forget} after the commit
   */
  Led lead(
      Handle handle,
      String workspaceId,
      List<String> groupIds,
      GroupCampaign before,
      GroupCampaign after,
      Instant now) {
    var urls = new HashMap<String, String>();
    handle
        .createQuery(
            """
            select l.id, l.url from links l join program_enrollments e
              on e.program_id = l.program_id and e.partner_id = l.partner_id
            where e.group_id = any(:groupIds) and l.project_id = :workspaceId
            """)
        .bindArray("groupIds", String.class, groupIds)
        .bind("workspaceId", workspaceId)
        .map((row, _) -> urls.put(row.getString("id"), after.instead(before, row.getString("url"))))
        .list();
    return links.lead(handle, workspaceId, urls, now);
  }
}
