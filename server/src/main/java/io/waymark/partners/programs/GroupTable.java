package io.waymark.partners.programs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.waymark.platform.http.ApiProblem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Groups of partners in PostgreSQL. */
public final class GroupTable {
  /** The unique index that refuses a second group of the same slug in a program. */
  static final String SLUG = "partner_groups_slug";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<List<AdditionalLink>> LINKS = new TypeReference<>() {};

  private GroupTable() {}

  /**
   * The group that a caller means: by its id if the text begins as one, else by its slug; without
   * either the default group.
   *
   * @throws ApiProblem 404 if there is none, 403 if it is another program's
   */
  public static Group of(Handle handle, Program program, @Nullable String idOrSlug) {
    var wanted = idOrSlug == null ? program.defaultGroupId() : idOrSlug;
    if (wanted.indexOf('\0') >= 0) {
      throw notFound();
    }
    var group =
        wanted.startsWith("grp_") || idOrSlug == null
            ? byId(handle, wanted)
            : bySlug(handle, program.id(), wanted);
    if (group == null) {
      throw notFound();
    }
    if (!group.programId().equals(program.id())) {
      throw ApiProblem.forbidden("This group belongs to another program.");
    }
    return group;
  }

  private static ApiProblem notFound() {
    return ApiProblem.notFound("Group not found.");
  }

  private static @Nullable Group byId(Handle handle, String id) {
    return handle
        .createQuery("select * from partner_groups where id = :id")
        .bind("id", id)
        .map((row, _) -> group(row))
        .findOne()
        .orElse(null);
  }

  private static @Nullable Group bySlug(Handle handle, String programId, String slug) {
    return handle
        .createQuery("select * from partner_groups where program_id = :programId and slug = :slug")
        .bind("programId", programId)
        .bind("slug", slug)
        .map((row, _) -> group(row))
        .findOne()
        .orElse(null);
  }

  static long count(Handle handle, String programId, @Nullable String search) {
    return handle
        .createQuery(
            """
            select count(*) from partner_groups g
            where program_id = :programId and
            """
                + GroupFilter.FOUND)
        .bind("programId", programId)
        .bind("search", search)
        .mapTo(Long.class)
        .one();
  }

  static void insert(Handle handle, Group group) {
    bind(
            handle.createUpdate(
                """
                insert into partner_groups (id, program_id, name, slug, color, logo, wordmark,
                  brand_color, holding_period_days, auto_approve_partners_enabled_at,
                  additional_links, max_partner_links, link_structure, utm_template_id, created_at,
                  updated_at)
                values (:id, :programId, :name, :slug, :color, :logo, :wordmark,
                  :brandColor, :holdingPeriodDays, :autoApproveSince,
                  :additionalLinks::jsonb, :maxPartnerLinks, :linkStructure, :utmTemplateId,
                  :createdAt, :updatedAt)
                """),
            group)
        .bind("programId", group.programId())
        .bind("createdAt", group.createdAt().atOffset(ZoneOffset.UTC))
        .execute();
  }

  static void update(Handle handle, Group group) {
    bind(
            handle.createUpdate(
                """
                update partner_groups set name = :name, slug = :slug, color = :color, logo = :logo,
                  wordmark = :wordmark, brand_color = :brandColor,
                  holding_period_days = :holdingPeriodDays,
                  auto_approve_partners_enabled_at = :autoApproveSince,
                  additional_links = :additionalLinks::jsonb, max_partner_links = :maxPartnerLinks,
                  link_structure = :linkStructure, utm_template_id = :utmTemplateId,
                  updated_at = :updatedAt
                where id = :id
                """),
            group)
        .execute();
  }

  /** Does with all groups of the program as with this one. */
  static void holdEverywhere(Handle handle, Group group) {
    handle
        .createUpdate(
            """
            update partner_groups set holding_period_days = :days, updated_at = :now
            where program_id = :programId and holding_period_days <> :days
            """)
        .bind("days", group.holdingPeriodDays())
        .bind("now", group.updatedAt().atOffset(ZoneOffset.UTC))
        .bind("programId", group.programId())
        .execute();
  }

  /** Does with all groups of the program as with this one. */
  static void approveEverywhere(Handle handle, Group group) {
    var since = group.autoApproveSince();
    handle
        .createUpdate(
            """
            update partner_groups set auto_approve_partners_enabled_at = :since, updated_at = :now
            where program_id = :programId
              and (auto_approve_partners_enabled_at is null) <> (:since::timestamptz is null)
            """)
        .bind("since", since == null ? null : since.atOffset(ZoneOffset.UTC))
        .bind("now", group.updatedAt().atOffset(ZoneOffset.UTC))
        .bind("programId", group.programId())
        .execute();
  }

  /** Has partners who are just coming into the group come before what follows, or not at all. */
  static void lock(Handle handle, String id) {
    handle
        .createQuery("select 1 from partner_groups where id = :id for update")
        .bind("id", id)
        .mapTo(Integer.class)
        .findOne();
  }

  static void delete(Handle handle, String id) {
    handle.createUpdate("delete from partner_groups where id = :id").bind("id", id).execute();
  }

  private static <S extends SqlStatement<S>> S bind(S statement, Group group) {
    var since = group.autoApproveSince();
    return statement
        .bind("id", group.id())
        .bind("name", group.name())
        .bind("slug", group.slug())
        .bind("color", group.color())
        .bind("logo", group.logo())
        .bind("wordmark", group.wordmark())
        .bind("brandColor", group.brandColor())
        .bind("holdingPeriodDays", group.holdingPeriodDays())
        .bind("autoApproveSince", since == null ? null : since.atOffset(ZoneOffset.UTC))
        .bind("additionalLinks", written(group.additionalLinks()))
        .bind("maxPartnerLinks", group.maxPartnerLinks())
        .bind("linkStructure", group.linkStructure())
        .bind("utmTemplateId", group.utmTemplateId())
        .bind("updatedAt", group.updatedAt().atOffset(ZoneOffset.UTC));
  }

  static Group group(ResultSet row) throws SQLException {
    var since = row.getObject("auto_approve_partners_enabled_at", OffsetDateTime.class);
    return new Group(
        row.getString("id"),
        row.getString("program_id"),
        row.getString("name"),
        row.getString("slug"),
        row.getString("color"),
        row.getString("logo"),
        row.getString("wordmark"),
        row.getString("brand_color"),
        row.getInt("holding_period_days"),
        since == null ? null : since.toInstant(),
        links(row.getString("additional_links")),
        row.getInt("max_partner_links"),
        row.getString("link_structure"),
        row.getString("utm_template_id"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant());
  }

  private static @Nullable String written(@Nullable List<AdditionalLink> links) {
    try {
      return links == null ? null : JSON.writeValueAsString(links);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("links can always be written", e);
    }
  }

  private static @Nullable List<AdditionalLink> links(@Nullable String text) {
    try {
      return text == null ? null : JSON.readValue(text, LINKS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a group's additional links cannot be read", e);
    }
  }
}
