package io.waymark.partners.enrollments;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.conversions.programs.CustomerPrograms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Tells who brought customers, and what these pay less for it (E). */
final class CustomersPartners implements CustomerPrograms {
  @Override
  public Map<Membership, Shown> of(
      Handle handle, String workspaceId, Collection<Membership> memberships) {
    return handle
        .createQuery(
            """
            select e.program_id, e.tenant_id, p.id, p.name, p.email, p.image, d.id as discount_id, d.amount,
              d.type, d.max_duration, d.coupon_id, d.coupon_test_id, d.description
            from program_enrollments e
            join programs g on g.id = e.program_id
            join partners p on p.id = e.partner_id
            left join discounts d on d.id = e.discount_id
            where g.project_id = :workspaceId and e.program_id = any(:programs)
              and e.partner_id = any(:partners)
            """)
        .bind("workspaceId", workspaceId)
        .bindArray(
            "programs", String.class, memberships.stream().map(Membership::programId).toList())
        .bindArray(
            "partners", String.class, memberships.stream().map(Membership::partnerId).toList())
        .map(
            (row, _) ->
                Map.entry(
                    new Membership(row.getString("program_id"), row.getString("id")),
                    new Shown(partner(row), row.getString("tenant_id"), discount(row))))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static ObjectNode partner(ResultSet row) throws SQLException {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", row.getString("id"))
        .put("name", row.getString("name"))
        .put("email", row.getString("email"))
        .put("image", row.getString("image"));
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
            .put("couponTestId", row.getString("coupon_test_id"))
            .put("description", row.getString("description"));
  }
}
