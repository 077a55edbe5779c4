package io.waymark.partners.enrollments;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.traffic.tracking.ClickPartners;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Tells pages whose link led to them, and what visitors pay less for it (C1). */
final class VisitedPartners implements ClickPartners {
  private final Jdbi jdbi;

  VisitedPartners(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public @Nullable Shown of(String linkId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select p.id, p.name, p.image, e.group_id, e.tenant_id, d.id as discount_id,
                      d.amount, d.type, d.max_duration, d.coupon_id, d.coupon_test_id
                    from links l
                    join programs g on g.id = l.program_id and g.project_id = l.project_id
                    join program_enrollments e
                      on e.program_id = l.program_id and e.partner_id = l.partner_id
                    join partners p on p.id = e.partner_id
                    left join discounts d on d.id = e.discount_id
                    where l.id = :id
                    """)
                .bind("id", linkId)
                .map((row, _) -> shown(row))
                .findOne()
                .orElse(null));
  }

  private static Shown shown(ResultSet row) throws SQLException {
    var partner =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", row.getString("id"))
            .put("name", row.getString("name"))
            .put("image", row.getString("image"))
            .put("groupId", row.getString("group_id"))
            .put("tenantId", row.getString("tenant_id"));
    return new Shown(partner, discount(row));
  }

  private static @Nullable ObjectNode discount(ResultSet row) throws SQLException {
    return row.getString("discount_id") == null
        ? null
        : JsonNodeFactory.instance
            .objectNode()
            .put("id", row.getString("discount_id"))
            .put("amount", row.getLong("amount"))
            .put("type", row.getString("type"))
            .put("maxDuration", row.getObject("max_duration", Integer.class))
            .put("couponId", row.getString("coupon_id"))
            .put("couponTestId", row.getString("coupon_test_id"));
  }
}
