package io.waymark.partners.enrollments;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.partners.programs.Program;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Partners of a program with their totals, which are sums of what is there when they are asked for:
 * nothing has to be kept in step (C8).
 */
final class EnrolledTable {
  /** Partners {@code e}, their accounts {@code p} and totals {@code t} and {@code c}. */
  private static final String FROM =
      """
      from program_enrollments e
      join partners p on p.id = e.partner_id
      left join (
        select partner_id, sum(clicks)::bigint as clicks, sum(leads)::bigint as leads,
          sum(conversions)::bigint as conversions, sum(sales)::bigint as sales,
          sum(sale_amount)::bigint as sale_amount, max(last_lead_at) as last_lead_at,
          max(last_conversion_at) as last_conversion_at
        from links
        where program_id = :programId and project_id = :workspaceId and partner_id is not null
        group by partner_id
      ) t on t.partner_id = e.partner_id
      left join (
        select partner_id, sum(earnings)::bigint as earnings from commissions
        where program_id = :programId and status in ('pending', 'processed', 'paid')
        group by partner_id
      ) c on c.partner_id = e.partner_id
      where e.program_id = :programId
      """;

  private static final String COLUMNS =
      """
      e.*, p.name as p_name, p.username as p_username, p.email as p_email, p.image as p_image,
      p.description as p_description, p.country as p_country, p.company_name as p_company_name,
      p.paypal_email as p_paypal_email, p.payouts_enabled_at as p_payouts_enabled_at,
      p.website as p_website, p.youtube as p_youtube, p.twitter as p_twitter,
      p.linkedin as p_linkedin, p.instagram as p_instagram, p.tiktok as p_tiktok,
      t.clicks, t.leads, t.conversions, t.sales, t.sale_amount, t.last_lead_at,
      t.last_conversion_at, c.earnings
      """;

  private EnrolledTable() {}

  /** The partner with their links, or null if they are not in the program. */
  static @Nullable Enrolled find(Handle handle, Program program, String partnerId) {
    var found =
        program(handle.createQuery("select " + COLUMNS + FROM + "and e.partner_id = :id"), program)
            .bind("id", partnerId)
            .map((row, _) -> enrolled(row))
            .findOne()
            .orElse(null);
    return found == null ? null : withLinks(handle, program, List.of(found)).getFirst();
  }

  /** A page of partners with their links. */
  static List<Enrolled> list(Handle handle, Program program, PartnerFilter filter) {
    var where = filter.selection().where();
    var query =
        program(
            handle.createQuery(
                "select %s %s %s order by %s, e.id desc limit :limit offset :offset"
                    .formatted(COLUMNS, FROM, where.sql(), filter.order())),
            program);
    where.values().forEach(query::bind);
    where.lists().forEach((name, values) -> query.bindArray(name, String.class, values));
    var found =
        query
            .bind("limit", filter.pageSize())
            .bind("offset", filter.offset())
            .map((row, _) -> enrolled(row))
            .list();
    return withLinks(handle, program, found);
  }

  /** How many partners there are of each value of a column, the largest number first. */
  static Map<@Nullable String, Long> counts(
      Handle handle, Program program, PartnerSelection selection, String column) {
    var where = selection.where();
    var query =
        handle
            .createQuery(
                """
                select %s as value, count(*) as count
                from program_enrollments e join partners p on p.id = e.partner_id
                where e.program_id = :programId %s
                group by 1 order by 2 desc, 1
                """
                    .formatted(column, where.sql()))
            .bind("programId", program.id());
    where.values().forEach(query::bind);
    where.lists().forEach((name, values) -> query.bindArray(name, String.class, values));
    var counts = new LinkedHashMap<@Nullable String, Long>();
    query
        .map((row, _) -> new Count(row.getString("value"), row.getLong("count")))
        .forEach(count -> counts.put(count.value(), count.partners()));
    return counts;
  }

  private record Count(@Nullable String value, long partners) {}

  private static Query program(Query query, Program program) {
    return query.bind("programId", program.id()).bind("workspaceId", program.workspaceId());
  }

  private static List<Enrolled> withLinks(Handle handle, Program program, List<Enrolled> partners) {
    var links =
        links(
            handle,
            program,
            partners.stream().map(partner -> partner.enrollment().partnerId()).toList());
    return partners.stream()
        .map(
            partner ->
                partner.with(links.getOrDefault(partner.enrollment().partnerId(), List.of())))
        .toList();
  }

  /** The links of partners as lists show them, by partner, oldest first. */
  static Map<String, List<ObjectNode>> links(
      Handle handle, Program program, Collection<String> partnerIds) {
    var links = new HashMap<String, List<ObjectNode>>();
    program(
            handle.createQuery(
                """
                select id, domain, key, short_link, url, clicks, leads, conversions, sales,
                  sale_amount, partner_id
                from links
                where program_id = :programId and project_id = :workspaceId
                  and partner_id = any(:ids)
                order by created_at, id
                """),
            program)
        .bindArray("ids", String.class, partnerIds)
        .map((row, _) -> Map.entry(row.getString("partner_id"), link(row)))
        .forEach(
            entry ->
                links
                    .computeIfAbsent(entry.getKey(), _ -> new ArrayList<>())
                    .add(entry.getValue()));
    return links;
  }

  private static ObjectNode link(ResultSet row) throws SQLException {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", row.getString("id"))
        .put("domain", row.getString("domain"))
        .put("key", row.getString("key"))
        .put("shortLink", row.getString("short_link"))
        .put("url", row.getString("url"))
        .put("clicks", row.getLong("clicks"))
        .put("leads", row.getLong("leads"))
        .put("conversions", row.getLong("conversions"))
        .put("sales", row.getLong("sales"))
        .put("saleAmount", row.getLong("sale_amount"));
  }

  private static Enrolled enrolled(ResultSet row) throws SQLException {
    return new Enrolled(
        EnrollmentTable.enrollment(row),
        new Partner(
            row.getString("partner_id"),
            row.getString("p_name"),
            row.getString("p_username"),
            row.getString("p_email"),
            row.getString("p_image"),
            row.getString("p_description"),
            row.getString("p_country"),
            row.getString("p_company_name"),
            row.getString("p_paypal_email"),
            instant(row, "p_payouts_enabled_at"),
            new Partner.Platforms(
                row.getString("p_website"),
                row.getString("p_youtube"),
                row.getString("p_twitter"),
                row.getString("p_linkedin"),
                row.getString("p_instagram"),
                row.getString("p_tiktok"))),
        new Totals(
            row.getLong("clicks"),
            row.getLong("leads"),
            row.getLong("conversions"),
            row.getLong("sales"),
            row.getLong("sale_amount"),
            row.getLong("earnings"),
            instant(row, "last_lead_at"),
            instant(row, "last_conversion_at")),
        List.of());
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
