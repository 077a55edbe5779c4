package io.waymark.partners.commissions;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.platform.time.Timestamps;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Partners as commissions and webhooks show them (B2, webhooks 4.4). */
final class ShownPartners {
  private ShownPartners() {}

  /** Those who are in the program, by id. */
  static Map<String, ObjectNode> of(Handle handle, String programId, Collection<String> ids) {
    return handle
        .createQuery(
            """
            select p.id, p.name, p.email, p.image, p.payouts_enabled_at, p.country, e.group_id
            from program_enrollments e join partners p on p.id = e.partner_id
            where e.program_id = :programId and e.partner_id = any(:ids)
            """)
        .bind("programId", programId)
        .bindArray("ids", String.class, ids)
        .map(
            (row, _) -> {
              var payouts = row.getObject("payouts_enabled_at", OffsetDateTime.class);
              return JsonNodeFactory.instance
                  .objectNode()
                  .put("id", row.getString("id"))
                  .put("name", row.getString("name"))
                  .put("email", row.getString("email"))
                  .put("image", row.getString("image"))
                  .put(
                      "payoutsEnabledAt",
                      payouts == null ? null : Timestamps.iso(payouts.toInstant()))
                  .put("country", row.getString("country"))
                  .put("groupId", row.getString("group_id"));
            })
        .stream()
        .collect(Collectors.toMap(one -> one.path("id").asText(), one -> one));
  }
}
