package io.waymark.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the commands of operations are called: after their heading and their operationId, but for
 * some.
 */
final class CommandNames {
  private static final Map<String, String> GROUPS =
      Map.of(
          "UTM templates", "utm",
          "People", "users",
          "API keys", "keys",
          "OAuth apps", "oauth-apps",
          "QR Codes", "qr");

  /** Words of operationIds that say no more than the group. */
  private static final Map<String, List<String>> NOUNS =
      Map.of(
          "utm", List.of("utm", "template", "templates"),
          "users", List.of("member", "members"),
          "keys", List.of("token", "tokens"),
          "personal-keys", List.of("personal", "key", "keys"),
          "oauth-apps", List.of("oauth", "app", "apps"));

  private static final Map<String, String> NAMED =
      Map.ofEntries(
          Map.entry("importLinksFromCsv", "links import"),
          Map.entry("getRandomKey", "links random-key"),
          Map.entry("checkLinkExists", "links exists"),
          Map.entry("getMetatags", "links metatags"),
          Map.entry("getIframeable", "links iframeable"),
          Map.entry("getAuditLogs", "audit-logs list"),
          Map.entry("exportAuditLogs", "audit-logs export"),
          Map.entry("listWorkspaces", "workspaces list"),
          Map.entry("trackRefund", "refunds create"),
          Map.entry("getQRCode", "qr get"));

  /** What can be asked for without "get". */
  private static final Set<String> SAYINGS = Set.of("count", "info", "activity", "timeseries");

  /**
   * For browsers, or for others' servers, that send what no key and no option says. {@code waymark
   * api} reaches them.
   */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "getOAuthConsent",
          "authorizeOAuthApp",
          "getOAuthToken",
          "getOAuthUser",
          "createPersonalKey");

  private CommandNames() {}

  /** The command's name; null if the operation has none. */
  static @Nullable String of(JsonNode operation) {
    var id = operation.path("operationId").asText();
    if (NAMED.containsKey(id)) {
      return NAMED.get(id);
    }
    var description = operation.path("description").asText();
    if (description.startsWith("For browsers:")
        || id.startsWith("receive")
        || LEFT_OUT.contains(id)) {
      return null;
    }
    var tag = operation.path("tags").path(0).asText();
    var group = GROUPS.getOrDefault(tag, tag.toLowerCase(Locale.ROOT).replace(' ', '-'));
    return group + " " + verb(group, id, operation.has("requestBody"));
  }

  private static String verb(String group, String id, boolean asksMore) {
    var written = id.replace("OAuth", "Oauth").replaceAll("(?<=[a-z])(?=[A-Z])", "-");
    var words = new ArrayList<>(Arrays.asList(written.toLowerCase(Locale.ROOT).split("-")));
    words.replaceAll(word -> word.equals("retrieve") ? "get" : word);
    var nouns = NOUNS.getOrDefault(group, List.of(group, group.replaceFirst("s$", "")));
    if (!asksMore
        && words.equals(List.of("get", group))
        && group.endsWith("s")
        && !group.equals("analytics")) {
      return "list";
    }
    if (words.getFirst().equals("get") && words.getLast().endsWith("webhooks")) {
      words.set(0, "list");
    }
    var left = words.stream().filter(word -> !nouns.contains(word)).toList();
    return left.size() == 2 && left.getFirst().equals("get") && SAYINGS.contains(left.getLast())
        ? left.getLast()
        : String.join("-", left);
  }
}
