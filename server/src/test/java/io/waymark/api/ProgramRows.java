package io.waymark.api;

import io.waymark.platform.text.Ids;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Partners and what they earned, written into the tables; the API of partners is tested elsewhere.
 */
final class ProgramRows {
  private final Jdbi jdbi;
  private final Api api;
  private final Ids ids = Ids.system();

  ProgramRows(DataSource database, Api api) {
    this.jdbi = Jdbi.create(database);
    this.api = api;
  }

  /** A partner in a group of the caller's program. */
  String partner(String groupId, String status) {
    var id = ids.next("pn_");
    jdbi.useHandle(
        handle -> {
          handle.execute(
              "insert into partners (id, name, created_at, updated_at) values (?, 'P', now(), now())",
              id);
          handle.execute(
              """
              insert into program_enrollments (id, partner_id, program_id, group_id, status,
                created_at, updated_at)
              select ?, ?, program_id, id, ?, now(), now() from partner_groups where id = ?
              """,
              ids.next("pge_"),
              id,
              status,
              groupId);
        });
    return id;
  }

  /** A link of a partner, which stands for a default link if one is named. */
  String link(String partnerId, String domain, String key, String url, @Nullable String standsFor) {
    var id =
        api.post(
                "/api/links",
                "{\"url\":\"%s\",\"domain\":\"%s\",\"key\":\"%s\"}".formatted(url, domain, key))
            .json()
            .path("id")
            .asText();
    jdbi.useHandle(
        handle -> {
          handle.execute(
              """
              update links set partner_id = ?, program_id = (
                select program_id from program_enrollments where partner_id = ?) where id = ?
              """,
              partnerId,
              partnerId,
              id);
          if (standsFor != null) {
            handle.execute(
                "insert into partner_default_links (link_id, default_link_id) values (?, ?)",
                id,
                standsFor);
          }
        });
    return id;
  }

  /** Something that a partner earned by a reward. */
  void commission(String partnerId, String rewardId, long earnings, String status) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into commissions (id, program_id, partner_id, reward_id, type, amount,
                  quantity, earnings, status, created_at, updated_at)
                select ?, program_id, partner_id, ?, 'sale', 1000, 1, ?, ?, now(), now()
                from program_enrollments where partner_id = ?
                """,
                ids.next("cm_"),
                rewardId,
                earnings,
                status,
                partnerId));
  }

  /** A code of a partner for a discount. */
  void code(String partnerId, String discountId, String linkId, String code) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into discount_codes (id, program_id, code, discount_id, partner_id, link_id,
                  created_at)
                select ?, program_id, ?, ?, partner_id, ?, now()
                from program_enrollments where partner_id = ?
                """,
                ids.next("dcode_"),
                code,
                discountId,
                linkId,
                partnerId));
  }

  /** A column of a partner's row in the program. */
  @Nullable String enrolled(String partnerId, String column) {
    return text(
        "select %s::text from program_enrollments where partner_id = ?".formatted(column),
        partnerId);
  }

  /** The first value that a query answers. */
  @Nullable String text(String sql, String argument) {
    return jdbi.withHandle(
        handle ->
            handle.createQuery(sql).bind(0, argument).mapTo(String.class).findFirst().orElse(null));
  }
}
