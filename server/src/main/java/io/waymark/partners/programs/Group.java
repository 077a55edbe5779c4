package io.waymark.partners.programs;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Partners of a program who have the same rewards (A4).
 *
 * @param slug unique in the program; {@code default} for the default group
 * @param autoApproveSince since when who applies is a partner at once; null if they are not
 * @param additionalLinks where partners may make links to; null if that was never said
 * @param maxPartnerLinks how many links a partner may have who makes them alone
 */
public record Group(
    String id,
    String programId,
    String name,
    String slug,
    @Nullable String color,
    @Nullable String logo,
    @Nullable String wordmark,
    @Nullable String brandColor,
    int holdingPeriodDays,
    @Nullable Instant autoApproveSince,
    @Nullable List<AdditionalLink> additionalLinks,
    int maxPartnerLinks,
    String linkStructure,
    @Nullable String utmTemplateId,
    Instant createdAt,
    Instant updatedAt) {
  /** The slug of the group that partners are in unless something else is said. */
  static final String DEFAULT_SLUG = "default";

  static final String DEFAULT_NAME = "Default Group";

  public Group {
    additionalLinks = additionalLinks == null ? null : List.copyOf(additionalLinks);
  }

  /** A new group like this one: without its rewards, campaign, colour and name. */
  Group another(
      String newId, String newName, String newSlug, @Nullable String newColor, Instant now) {
    return new Group(
        newId,
        programId,
        newName,
        newSlug,
        newColor,
        logo,
        wordmark,
        brandColor,
        holdingPeriodDays,
        autoApproveSince,
        additionalLinks,
        maxPartnerLinks,
        linkStructure,
        null,
        now,
        now);
  }

  /** The same group under another name. */
  Group called(String newName, String newSlug, @Nullable String newColor, Instant now) {
    return new Group(
        id,
        programId,
        newName,
        newSlug,
        newColor,
        logo,
        wordmark,
        brandColor,
        holdingPeriodDays,
        autoApproveSince,
        additionalLinks,
        maxPartnerLinks,
        linkStructure,
        utmTemplateId,
        createdAt,
        now);
  }
}
