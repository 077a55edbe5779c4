package io.waymark.partners.rewards;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Rewards in PostgreSQL. */
public final class RewardTable {
  /** The unique index that refuses a second reward for an event in a group. */
  static final String ONE = "rewards_group_event";

  private static final ObjectMapper JSON = new ObjectMapper();

  private RewardTable() {}

  /** A reward of the program, in use or not; null if it has none of this id. */
  public static @Nullable Reward find(Handle handle, String programId, String id) {
    return handle
        .createQuery("select * from rewards where id = :id and program_id = :programId")
        .bind("id", id)
        .bind("programId", programId)
        .map((row, _) -> reward(row))
        .findOne()
        .orElse(null);
  }

  /** The rewards that the groups of the program have: by event, newest first within (B8). */
  static List<Reward> list(Handle handle, String programId) {
    return handle
        .createQuery(
            """
            select * from rewards where program_id = :programId and group_id is not null
            order by array_position(array['referral', 'sale', 'lead', 'click'], event),
              created_at desc, id desc
            """)
        .bind("programId", programId)
        .map((row, _) -> reward(row))
        .list();
  }

  /** What a group pays: at most one reward for each event. */
  public static List<Reward> ofGroup(Handle handle, String groupId) {
    return handle
        .createQuery("select * from rewards where group_id = :groupId")
        .bind("groupId", groupId)
        .map((row, _) -> reward(row))
        .list();
  }

  static void insert(Handle handle, Reward reward) {
    bind(
            handle.createUpdate(
                """
                insert into rewards (id, program_id, group_id, event, type, amount_in_cents,
                  amount_in_percentage, max_duration, description, tooltip_description, modifiers,
                  config, spend_limit_amount, spend_limit_interval, created_at, updated_at)
                values (:id, :programId, :groupId, :event, :type, :amountInCents,
                  :amountInPercentage, :maxDuration, :description, :tooltipDescription,
                  :modifiers::jsonb, :config::jsonb, :spendLimitAmount, :spendLimitInterval,
                  :createdAt, :updatedAt)
                """),
            reward)
        .bind("programId", reward.programId())
        .bind("groupId", reward.groupId())
        .bind("event", reward.event())
        .bind("createdAt", reward.createdAt().atOffset(ZoneOffset.UTC))
        .execute();
  }

  static void update(Handle handle, Reward reward) {
    bind(
            handle.createUpdate(
                """
                update rewards set type = :type, amount_in_cents = :amountInCents,
                  amount_in_percentage = :amountInPercentage, max_duration = :maxDuration,
                  description = :description, tooltip_description = :tooltipDescription,
                  modifiers = :modifiers::jsonb, config = :config::jsonb,
                  spend_limit_amount = :spendLimitAmount,
                  spend_limit_interval = :spendLimitInterval, updated_at = :updatedAt
                where id = :id
                """),
            reward)
        .execute();
  }

  private static <S extends SqlStatement<S>> S bind(S statement, Reward reward) {
    return statement
        .bind("id", reward.id())
        .bind("type", reward.type())
        .bind("amountInCents", reward.amountInCents())
        .bind("amountInPercentage", reward.amountInPercentage())
        .bind("maxDuration", reward.maxDuration())
        .bind("description", reward.description())
        .bind("tooltipDescription", reward.tooltipDescription())
        .bind("modifiers", text(reward.modifiers()))
        .bind("config", text(reward.config()))
        .bind("spendLimitAmount", reward.spendLimitAmount())
        .bind("spendLimitInterval", reward.spendLimitInterval())
        .bind("updatedAt", reward.updatedAt().atOffset(ZoneOffset.UTC));
  }

  /** Takes a reward out of use if something was earned by it, else deletes it (A5). */
  static void retire(Handle handle, String id) {
    var earned =
        handle
            .createQuery("select exists (select 1 from commissions where reward_id = :id)")
            .bind("id", id)
            .mapTo(Boolean.class)
            .one();
    handle
        .createUpdate(
            earned
                ? "update rewards set group_id = null where id = :id"
                : "delete from rewards where id = :id")
        .bind("id", id)
        .execute();
  }

  private static @Nullable String text(@Nullable JsonNode node) {
    return node == null ? null : node.toString();
  }

  private static Reward reward(ResultSet row) throws SQLException {
    return new Reward(
        row.getString("id"),
        row.getString("program_id"),
        row.getString("group_id"),
        row.getString("event"),
        row.getString("type"),
        row.getObject("amount_in_cents", Long.class),
        row.getBigDecimal("amount_in_percentage"),
        row.getObject("max_duration", Integer.class),
        row.getString("description"),
        row.getString("tooltip_description"),
        json(row.getString("modifiers")),
        json(row.getString("config")),
        row.getObject("spend_limit_amount", Long.class),
        row.getString("spend_limit_interval"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant());
  }

  private static @Nullable JsonNode json(@Nullable String text) {
    try {
      return text == null ? null : JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("PostgreSQL keeps nothing but JSON there", e);
    }
  }
}
