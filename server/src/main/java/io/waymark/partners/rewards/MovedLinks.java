package io.waymark.partners.rewards;

import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Links that stand for default links of the group that partners have left: where the new group has
 * a default link to the same page, whatever its query, they stand for that one; the others become
 * ordinary links (A4).
 */
final class MovedLinks {
  private MovedLinks() {}

  static void remap(Handle handle, String programId, String groupId, List<String> partnerIds) {
    handle
        .createUpdate(
            """
            with moved as (
              select p.link_id, (
                select d.id from group_default_links d
                where d.group_id = :groupId
                  and split_part(split_part(d.url, '#', 1), '?', 1)
                    = split_part(split_part(o.url, '#', 1), '?', 1)
                order by d.url = o.url desc, d.created_at, d.id limit 1) as stands_for
              from partner_default_links p
              join group_default_links o on o.id = p.default_link_id and o.group_id <> :groupId
              join links l on l.id = p.link_id
              where l.program_id = :programId and l.partner_id = any(:partners)),
            kept as (
              update partner_default_links p set default_link_id = moved.stands_for
              from moved where moved.link_id = p.link_id and moved.stands_for is not null)
            delete from partner_default_links p
            using moved where moved.link_id = p.link_id and moved.stands_for is null
            """)
        .bind("groupId", groupId)
        .bind("programId", programId)
        .bindArray("partners", String.class, partnerIds)
        .execute();
  }
}
