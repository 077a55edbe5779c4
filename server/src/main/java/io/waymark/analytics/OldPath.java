package io.waymark.analytics;

import io.waymark.events.EventKind;
import io.waymark.platform.http.ApiProblem;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a path of old clients says (B7): {@code /analytics/leads/country}.
 *
 * @param query the parameters it stands for, which outweigh those of the request
 * @param bare whether a count is answered as a number alone
 */
record OldPath(Map<String, String> query, boolean bare) {
  private static final String CLICKS = "clicks";
  private static final String COUNT = "count";

  private static final Map<String, String> OLD_NAMES =
      Map.of(
          CLICKS,
          COUNT,
          "country",
          "countries",
          "city",
          "cities",
          "device",
          "devices",
          "browser",
          "browsers",
          "referer",
          "referers");

  OldPath {
    query = Map.copyOf(query);
  }

  /**
   * Reads the parts after {@code /analytics}.
   *
   * @param first an event or a grouping
   * @param second a grouping, or null
   * @throws ApiProblem 422 if they are no such thing
   */
  static OldPath of(String first, @Nullable String second) {
    var query = new HashMap<String, String>();
    var isEvent = EventKind.labelled(first).isPresent();
    if (isEvent) {
      query.put("event", first);
    } else if (second != null) {
      throw unknown("eventType", first);
    }
    var grouping = isEvent ? second : first;
    if (grouping != null) {
      var name = OLD_NAMES.getOrDefault(grouping, grouping);
      if (GroupBy.labelled(name).isEmpty()) {
        throw unknown(isEvent ? "endpoint" : "eventType", grouping);
      }
      query.put("groupBy", name);
    }
    return new OldPath(query, first.equals(CLICKS) || COUNT.equals(query.get("groupBy")));
  }

  private static ApiProblem unknown(String part, String value) {
    return ApiProblem.unprocessable(
        "invalid_value: %s: \"%s\" is neither an event nor a grouping."
            .formatted(part, value.length() > 100 ? value.substring(0, 100) : value));
  }
}
