package io.waymark.partners.rewards;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rewards in PostgreSQL. */
public final class RewardTable {
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
