package io.waymark.analytics.programs;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A workspace's partner program as it is now, whatever it was when its links were clicked (A10).
 * Nothing of another workspace's program is ever found.
 */
public interface ProgramLookup {

  /**
   * A program.
   *
   * @param begunAt when it began, and so its data (B3)
   */
  record Program(String id, Instant begunAt) {}

  /** A partner as groupings show them (B5). */
  record Partner(
      String id,
      String name,
      @Nullable String email,
      @Nullable String image,
      @Nullable Instant payoutsEnabledAt,
      @Nullable String country) {}

  /** A group of partners as groupings show it (B5). */
  record Group(String id, String name, String slug, @Nullable String color) {}

  /** Somebody who is in a program. */
  record Enrolled(String programId, String partnerId) {}

  /** The workspace's program, or null if it has none. */
  @Nullable Program program(String workspaceId);

  /** Those of these partners who are in the program, by id. */
  Map<String, Partner> partners(String workspaceId, Collection<String> partnerIds);

  /** The groups that these partners are in, by the partners' ids. */
  Map<String, Group> groups(String workspaceId, Collection<String> partnerIds);

  /** The ids of all partners who are in one of these groups. */
  List<String> members(String workspaceId, Collection<String> groupIds);

  /**
   * The partner who is meant.
   *
   * @param partnerId wins over the other
   * @param tenantId their id in the workspace's own system
   * @throws io.waymark.platform.http.ApiProblem 400 if nobody is named, 404 if they are not in the
   *     program, or there is none
   */
  Enrolled enrolled(String workspaceId, @Nullable String partnerId, @Nullable String tenantId);
}
