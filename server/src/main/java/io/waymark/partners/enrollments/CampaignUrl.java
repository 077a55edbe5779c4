package io.waymark.partners.enrollments;

import io.waymark.platform.net.WebUrl;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** Destinations with the campaign of a group in them (A4, B1.4). */
final class CampaignUrl {
  private CampaignUrl() {}

  /** What a group's template says; null where it says nothing. */
  record Campaign(
      @Nullable String source,
      @Nullable String medium,
      @Nullable String name,
      @Nullable String term,
      @Nullable String content,
      @Nullable String ref) {}

  /** The destination with those parameters that it does not bring itself. */
  static String of(String url, Campaign campaign) {
    var parsed = WebUrl.parse(url);
    if (parsed == null) {
      return url;
    }
    var wanted = new LinkedHashMap<String, @Nullable String>();
    wanted.put("utm_source", campaign.source());
    wanted.put("utm_medium", campaign.medium());
    wanted.put("utm_campaign", campaign.name());
    wanted.put("utm_term", campaign.term());
    wanted.put("utm_content", campaign.content());
    wanted.put("ref", campaign.ref());
    var query = parsed.searchParams();
    var changed = false;
    for (var entry : wanted.entrySet()) {
      var value = entry.getValue();
      if (value != null && !value.isEmpty() && !query.has(entry.getKey())) {
        query.set(entry.getKey(), value);
        changed = true;
      }
    }
    return changed ? parsed.withSearchParams(query).href() : url;
  }
}
