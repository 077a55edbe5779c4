package io.waymark.partners.enrollments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.waymark.partners.programs.GroupCampaign;
import io.waymark.partners.programs.Program;
import io.waymark.platform.http.ApiProblem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What partners get by being in a group: rewards, a discount, links (A4).
 *
 * @param autoProvision whether each of them gets a code for the discount
 * @param additionalLinks where links of theirs may lead; null for nowhere but the default
 */
record GroupTerms(
    String id,
    @Nullable String clickRewardId,
    @Nullable String leadRewardId,
    @Nullable String saleRewardId,
    @Nullable String referralRewardId,
    @Nullable String discountId,
    boolean autoProvision,
    @Nullable List<AllowedDestination> additionalLinks,
    GroupCampaign campaign,
    List<DefaultLink> defaultLinks) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<List<AllowedDestination>> DESTINATIONS =
      new TypeReference<>() {};

  /** A link that everybody in the group gets. */
  record DefaultLink(String id, String url) {}

  /**
   * The terms of a group of the program, which do not change until the transaction ends.
   *
   * @throws ApiProblem 404 if there is no such group, 403 if it is another program's
   */
  static GroupTerms of(Handle handle, Program program, String groupId) {
    var programId =
        handle
            .createQuery("select program_id from partner_groups where id = :id for share")
            .bind("id", groupId)
            .mapTo(String.class)
            .findOne()
            .orElseThrow(() -> ApiProblem.notFound("Group not found."));
    if (!programId.equals(program.id())) {
      throw ApiProblem.forbidden("This group belongs to another program.");
    }
    var links = defaultLinks(handle, groupId);
    return handle
        .createQuery(
            """
            select g.id, g.additional_links,
              (select id from rewards where group_id = g.id and event = 'click') as click_reward_id,
              (select id from rewards where group_id = g.id and event = 'lead') as lead_reward_id,
              (select id from rewards where group_id = g.id and event = 'sale') as sale_reward_id,
              (select id from rewards where group_id = g.id and event = 'referral') as referral_reward_id,
              d.id as discount_id, d.auto_provision_enabled_at is not null as auto_provision,
              g.utm_template_id
            from partner_groups g
            left join discounts d on d.group_id = g.id
            where g.id = :id
            """)
        .bind("id", groupId)
        .map((row, _) -> terms(handle, program, row, links))
        .one();
  }

  private static List<DefaultLink> defaultLinks(Handle handle, String groupId) {
    return handle
        .createQuery(
            """
            select id, url from group_default_links where group_id = :groupId
            order by created_at, id
            """)
        .bind("groupId", groupId)
        .map((row, _) -> new DefaultLink(row.getString("id"), row.getString("url")))
        .list();
  }

  private static GroupTerms terms(
      Handle handle, Program program, ResultSet row, List<DefaultLink> links) throws SQLException {
    return new GroupTerms(
        row.getString("id"),
        row.getString("click_reward_id"),
        row.getString("lead_reward_id"),
        row.getString("sale_reward_id"),
        row.getString("referral_reward_id"),
        row.getString("discount_id"),
        row.getBoolean("auto_provision"),
        destinations(row.getString("additional_links")),
        GroupCampaign.held(handle, program.workspaceId(), row.getString("utm_template_id")),
        links);
  }

  private static @Nullable List<AllowedDestination> destinations(@Nullable String json) {
    try {
      return json == null ? null : JSON.readValue(json, DESTINATIONS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored column holds unreadable JSON", e);
    }
  }
}
