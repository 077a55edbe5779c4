package io.waymark.partners.enrollments;

import io.waymark.analytics.programs.ProgramLookup;
import io.waymark.partners.programs.ProgramTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Tells analytics who is in a workspace's program, and in which group (A10). */
final class AnalysedPartners implements ProgramLookup {
  private final Jdbi jdbi;

  AnalysedPartners(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public @Nullable Program program(String workspaceId) {
    var program = jdbi.withHandle(handle -> ProgramTable.find(handle, workspaceId));
    return program == null
        ? null
        : new Program(
            program.id(), Objects.requireNonNullElse(program.startedAt(), program.createdAt()));
  }

  @Override
  public Map<String, Partner> partners(String workspaceId, Collection<String> partnerIds) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select p.id, p.name, p.email, p.image, p.payouts_enabled_at, p.country
                    from programs g
                    join program_enrollments e on e.program_id = g.id
                    join partners p on p.id = e.partner_id
                    where g.project_id = :workspaceId and e.partner_id = any(:ids)
                    """)
                .bind("workspaceId", workspaceId)
                .bindArray("ids", String.class, partnerIds)
                .map((row, _) -> partner(row))
                .stream()
                .collect(Collectors.toMap(Partner::id, partner -> partner)));
  }

  private static Partner partner(ResultSet row) throws SQLException {
    var payouts = row.getObject("payouts_enabled_at", OffsetDateTime.class);
    return new Partner(
        row.getString("id"),
        row.getString("name"),
        row.getString("email"),
        row.getString("image"),
        payouts == null ? null : payouts.toInstant(),
        row.getString("country"));
  }

  @Override
  public Map<String, Group> groups(String workspaceId, Collection<String> partnerIds) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select e.partner_id, t.id, t.name, t.slug, t.color
                    from programs g
                    join program_enrollments e on e.program_id = g.id
                    join partner_groups t on t.id = e.group_id
                    where g.project_id = :workspaceId and e.partner_id = any(:ids)
                    """)
                .bind("workspaceId", workspaceId)
                .bindArray("ids", String.class, partnerIds)
                .map((row, _) -> Map.entry(row.getString("partner_id"), group(row)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  private static Group group(ResultSet row) throws SQLException {
    return new Group(
        row.getString("id"), row.getString("name"), row.getString("slug"), row.getString("color"));
  }

  @Override
  public List<String> members(String workspaceId, Collection<String> groupIds) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select e.partner_id
                    from programs g join program_enrollments e on e.program_id = g.id
                    where g.project_id = :workspaceId and e.group_id = any(:ids)
                    """)
                .bind("workspaceId", workspaceId)
                .bindArray("ids", String.class, groupIds)
                .mapTo(String.class)
                .list());
  }

  @Override
  public Enrolled enrolled(
      String workspaceId, @Nullable String partnerId, @Nullable String tenantId) {
    var which = new Which(partnerId, tenantId);
    which.check();
    return jdbi.withHandle(
        handle -> {
          var program = ProgramTable.of(handle, workspaceId);
          return new Enrolled(program.id(), which.enrolled(handle, program).partnerId());
        });
  }
}
