package io.waymark.links;

import io.waymark.platform.schema.Given;
import java.util.List;
import java.util.Map;

/**
 * What a caller wants a link to be: on creation everything it should have, on a change only what
 * should differ. Field rules are in {@link LinkSchemas}.
 */
record LinkRequest(
    Given<String> url,
    Given<String> domain,
    Given<String> key,
    Given<Double> keyLength,
    Given<String> externalId,
    Given<String> tenantId,
    Given<String> programId,
    Given<String> partnerId,
    Given<String> prefix,
    Given<Boolean> trackConversion,
    Given<Boolean> archived,
    Given<List<String>> tagIds,
    Given<List<String>> tagNames,
    Given<String> folderId,
    Given<String> comments,
    Given<String> expiresAt,
    Given<String> expiredUrl,
    Given<String> password,
    Given<Boolean> proxy,
    Given<String> title,
    Given<String> description,
    Given<String> image,
    Given<String> video,
    Given<Boolean> rewrite,
    Given<String> ios,
    Given<String> android,
    Given<Map<String, String>> geo,
    Given<Boolean> doIndex,
    Given<String> utmSource,
    Given<String> utmMedium,
    Given<String> utmCampaign,
    Given<String> utmTerm,
    Given<String> utmContent,
    Given<String> ref,
    Given<List<Link.TestVariant>> testVariants,
    Given<String> testStartedAt,
    Given<String> testCompletedAt,
    Given<Boolean> publicStats,
    Given<String> tagId,
    Given<List<String>> webhookIds,
    Given<String> linkRetentionCleanupDisabledAt) {

  /** The same with another image. */
  LinkRequest withImage(Given<String> image) {
    return new LinkRequest(
        url,
        domain,
        key,
        keyLength,
        externalId,
        tenantId,
        programId,
        partnerId,
        prefix,
        trackConversion,
        archived,
        tagIds,
        tagNames,
        folderId,
        comments,
        expiresAt,
        expiredUrl,
        password,
        proxy,
        title,
        description,
        image,
        video,
        rewrite,
        ios,
        android,
        geo,
        doIndex,
        utmSource,
        utmMedium,
        utmCampaign,
        utmTerm,
        utmContent,
        ref,
        testVariants,
        testStartedAt,
        testCompletedAt,
        publicStats,
        tagId,
        webhookIds,
        linkRetentionCleanupDisabledAt);
  }
}
