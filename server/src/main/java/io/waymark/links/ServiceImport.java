package io.waymark.links;

import io.waymark.links.services.ServiceName;
import io.waymark.links.services.Source;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An import from another service: what was ordered, and how far it has come.
 *
 * @param userId in whose name links are made
 * @param problem why it waits, or why it failed; null if neither
 * @param dueAt when it goes on, or could be taken over from whoever works on it
 */
record ServiceImport(
    String id,
    String workspaceId,
    String userId,
    ServiceName service,
    Order order,
    State state,
    Progress progress,
    @Nullable String problem,
    int attempts,
    @Nullable Instant dueAt,
    @Nullable String lease,
    Instant createdAt,
    @Nullable Instant endedAt) {

  /** How an import stands. */
  enum State {
    RUNNING,
    DONE,
    CANCELLED,
    FAILED
  }

  /**
   * What was ordered.
   *
   * @param sources the domains whose links are read
   * @param tagged whether tags come along
   * @param createdAfter only links made after it; null for all
   * @param dryRun whether to find out what would happen, and leave everything as it is
   */
  record Order(
      List<Source> sources,
      @Nullable String folderId,
      boolean tagged,
      @Nullable Instant createdAfter,
      boolean dryRun) {}

  /**
   * How far it has come.
   *
   * @param place which of the sources is being read
   * @param cursor where its next page begins; null for the first
   * @param pages how many were read in all
   * @param landmark a cursor from the way: who comes by it again goes in a circle
   */
  record Progress(
      int place,
      @Nullable String cursor,
      int pages,
      @Nullable String landmark,
      long made,
      long skipped,
      long refused,
      List<String> addedDomains) {

    /** How many links were looked at. */
    long read() {
      return made + skipped + refused;
    }
  }

  /** The same, further on. */
  ServiceImport at(Progress now) {
    return new ServiceImport(
        id,
        workspaceId,
        userId,
        service,
        order,
        state,
        now,
        null,
        0,
        dueAt,
        lease,
        createdAt,
        endedAt);
  }

  /** The domain that is being read; null after the last. */
  @Nullable Source source() {
    return progress.place() < order.sources().size() ? order.sources().get(progress.place()) : null;
  }
}
