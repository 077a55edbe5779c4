package io.waymark.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** A workspace's program with a group, partners and rewards, put into the database as they are. */
final class ProgramFixture {
  private static final String NOW = "now() - interval '1 day'";

  private final Jdbi jdbi;
  private final String id;
  final String workspaceId;

  ProgramFixture(Jdbi jdbi, String workspaceId) {
    this.jdbi = jdbi;
    this.workspaceId = workspaceId;
    this.id = workspaceId.replaceAll("^ws_", "");
    execute(
        "insert into programs (id, project_id, name, slug, default_folder_id, default_group_id,"
            + " created_at, updated_at) values (?, ?, 'Acme', ?, 'fold_none', ?, now(), now())",
        program(),
        workspaceId,
        id,
        group());
    execute(
        "insert into partner_groups (id, program_id, name, slug, holding_period_days, created_at,"
            + " updated_at) values (?, ?, 'Default Group', 'default', 30, now(), now())",
        group(),
        program());
  }

  void execute(String sql, @Nullable Object... values) {
    jdbi.useHandle(handle -> handle.execute(sql, values));
  }

  String program() {
    return "prog_" + id;
  }

  String group() {
    return "grp_" + id;
  }

  /** A partner of the program, approved. */
  String partner(String name) {
    var partner = "pn_" + id + name;
    execute(
        "insert into partners (id, name, email, country, created_at, updated_at)"
            + " values (?, ?, ?, 'DE', now(), now())",
        partner,
        name,
        name + "@" + id + ".test");
    execute(
        "insert into program_enrollments (id, partner_id, program_id, tenant_id, group_id, status,"
            + " created_at, updated_at) values (?, ?, ?, ?, ?, 'approved', now(), now())",
        "pge_" + partner,
        partner,
        program(),
        "tenant-" + name,
        group());
    return partner;
  }

  void status(String partner, String status) {
    execute("update program_enrollments set status = ? where partner_id = ?", status, partner);
  }

  /** A reward that is of no group, but may be the partner's. */
  String reward(
      String name,
      String event,
      @Nullable Long cents,
      @Nullable Integer percent,
      @Nullable Integer duration,
      @Nullable String modifiers) {
    var reward = "rw_" + id + name;
    execute(
        "insert into rewards (id, program_id, event, type, amount_in_cents, amount_in_percentage,"
            + " max_duration, modifiers, created_at, updated_at)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, "
            + NOW
            + ", "
            + NOW
            + ")",
        reward,
        program(),
        event,
        cents == null ? "percentage" : "flat",
        cents,
        percent,
        duration,
        modifiers);
    return reward;
  }

  /** Has the partner paid for this event by this reward. */
  void pays(String partner, String event, @Nullable String reward) {
    execute(
        "update program_enrollments set " + event + "_reward_id = ? where partner_id = ?",
        reward,
        partner);
  }

  /** Makes a link the partner's. */
  void gives(JsonNode link, String partner) {
    execute(
        "update links set program_id = ?, partner_id = ? where id = ?",
        program(),
        partner,
        link.path("id").asText());
  }

  /** A code of the link by which customers are the partner's. */
  void code(String code, JsonNode link, String partner, String coupon) {
    execute(
        "insert into discounts (id, program_id, amount, coupon_id, provider, created_at,"
            + " updated_at) values (?, ?, 10, ?, 'stripe', now(), now()) on conflict do nothing",
        "disc_" + id + coupon,
        program(),
        coupon);
    execute(
        "insert into discount_codes (id, program_id, code, discount_id, partner_id, link_id,"
            + " created_at) values (?, ?, ?, ?, ?, ?, now())",
        "dcode_" + id + code,
        program(),
        code,
        "disc_" + id + coupon,
        partner,
        link.path("id").asText());
  }

  long number(String sql, Object... values) {
    return jdbi.withHandle(handle -> handle.select(sql, values).mapTo(Long.class).one());
  }

  /** All commissions of the program: type, amount, earnings and status, the first first. */
  List<String> commissions() {
    return jdbi.withHandle(
        handle ->
            handle
                .select(
                    "select type || ' ' || amount || ' ' || earnings || ' ' || status"
                        + " from commissions where program_id = ? order by created_at, id",
                    program())
                .mapTo(String.class)
                .list());
  }

  /** The ledger: kind, amount, earnings, status and arithmetic, the first first. */
  List<String> entries() {
    return jdbi.withHandle(
        handle ->
            handle
                .select(
                    "select e.kind || ' ' || e.amount || ' ' || e.earnings || ' ' || e.status"
                        + " || ': ' || e.arithmetic from commission_entries e"
                        + " join commissions c on c.id = e.commission_id"
                        + " where c.program_id = ? order by e.id",
                    program())
                .mapTo(String.class)
                .list());
  }
}
