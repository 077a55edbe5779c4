package io.waymark.api;

import io.waymark.identity.TestWorkspaces.TestWorkspace;
import io.waymark.platform.text.Ids;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * A partner program as its set-up leaves it, written by SQL. To be replaced by the set-up of
 * programs through the API.
 */
final class TestProgram {
  private final Jdbi jdbi;
  final Ids ids = Ids.system();
  final String id = ids.next("prog_");
  final String groupId = ids.next("grp_");
  final String folderId = ids.next("fold_");

  /** A program without domain, url or default links if the domain is null. */
  TestProgram(Jdbi jdbi, TestWorkspace workspace, @Nullable String domain) {
    this.jdbi = jdbi;
    run(
        """
        insert into folders (id, project_id, name, type, access_level, created_at, updated_at)
        values (:folder, :workspace, 'Partner Links', 'default', 'write', now(), now())
        """,
        Map.of("folder", folderId, "workspace", workspace.id()));
    run(
        """
        insert into programs (id, project_id, name, slug, default_folder_id, default_group_id,
          created_at, updated_at)
        values (:id, :workspace, 'Acme', :slug, :folder, :group, now(), now())
        """,
        Map.of(
            "id",
            id,
            "workspace",
            workspace.id(),
            "slug",
            workspace.slug(),
            "folder",
            folderId,
            "group",
            groupId));
    group(groupId, "default");
    if (domain != null) {
      run(
          "update programs set domain = :domain, url = 'https://acme.example/' where id = :id",
          Map.of("id", id, "domain", domain));
      defaultLink(groupId, "https://acme.example/");
    }
  }

  void run(String sql, Map<String, ?> values) {
    jdbi.useHandle(handle -> handle.createUpdate(sql).bindMap(values).execute());
  }

  <T> T read(String sql, Map<String, ?> values, Class<T> type) {
    return jdbi.withHandle(handle -> handle.createQuery(sql).bindMap(values).mapTo(type).one());
  }

  String group(String slug) {
    return group(ids.next("grp_"), slug);
  }

  private String group(String id, String slug) {
    run(
        """
        insert into partner_groups (id, program_id, name, slug, created_at, updated_at)
        values (:id, :program, :slug, :slug, now(), now())
        """,
        Map.of("id", id, "program", this.id, "slug", slug));
    return id;
  }

  String defaultLink(String group, String url) {
    var link = ids.next("pgdl_");
    run(
        """
        insert into group_default_links (id, group_id, url, created_at)
        values (:id, :group, :url, clock_timestamp())
        """,
        Map.of("id", link, "group", group, "url", url));
    return link;
  }

  void additionalLinks(String json) {
    run(
        "update partner_groups set additional_links = :json::jsonb where id = :id",
        Map.of("id", groupId, "json", json));
  }

  String reward(String group, String event) {
    var reward = ids.next("rw_");
    run(
        """
        insert into rewards (id, program_id, group_id, event, type, amount_in_cents, created_at,
          updated_at)
        values (:id, :program, :group, :event, 'flat', 100, now(), now())
        """,
        Map.of("id", reward, "program", id, "group", group, "event", event));
    return reward;
  }

  /** Ten percent for ever; with a code for everybody if wanted. */
  String discount(String group, boolean autoProvision) {
    var discount = ids.next("disc_");
    run(
        """
        insert into discounts (id, program_id, group_id, amount, coupon_id,
          auto_provision_enabled_at, created_at, updated_at)
        values (:id, :program, :group, 10, 'TEN', case when :auto then now() end, now(), now())
        """,
        Map.of("id", discount, "program", id, "group", group, "auto", autoProvision));
    return discount;
  }

  /** Gives partners of a group what came to it after them. */
  void spread(String group) {
    run(
        """
        update program_enrollments e set
          discount_id = (select id from discounts where group_id = e.group_id),
          sale_reward_id = (select id from rewards where group_id = e.group_id and event = 'sale')
        where group_id = :group
        """,
        Map.of("group", group));
  }

  String commission(String partnerId, String status, long earnings) {
    var commission = ids.next("cm_");
    run(
        """
        insert into commissions (id, program_id, partner_id, type, amount, quantity, earnings,
          status, created_at, updated_at)
        values (:id, :program, :partner, 'custom', 0, 1, :earnings, :status, now(), now())
        """,
        Map.of(
            "id",
            commission,
            "program",
            id,
            "partner",
            partnerId,
            "earnings",
            earnings,
            "status",
            status));
    return commission;
  }

  String status(String commissionId) {
    return read(
        "select status from commissions where id = :id", Map.of("id", commissionId), String.class);
  }
}
