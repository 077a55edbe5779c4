package io.waymark.partners.programs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.platform.net.WebUrl;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * The UTM template of a group: what its partners' links carry (A4).
 *
 * @param parameters by their names, without those that the template leaves out
 */
public record GroupCampaign(String id, String name, Map<String, String> parameters) {
  private static final List<String> NAMES =
      List.of("utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content", "ref");

  /** What links of a group without a template carry. */
  public static final GroupCampaign NONE = new GroupCampaign("", "", Map.of());

  public GroupCampaign {
    parameters = Map.copyOf(parameters);
  }

  /** The workspace's template of that id; null if it has none. */
  static @Nullable GroupCampaign find(
      Handle handle, String workspaceId, @Nullable String templateId) {
    return templateId == null
        ? null
        : asked(
            handle.createQuery(
                "select * from utm_templates where id = :id and project_id = :workspaceId"),
            workspaceId,
            templateId);
  }

  /**
   * The same for whoever gives links what it says: it does not change until the transaction ends.
   *
   * @return {@link #NONE} if the workspace has no such template
   */
  public static GroupCampaign held(Handle handle, String workspaceId, @Nullable String templateId) {
    if (templateId == null) {
      return NONE;
    }
    var found =
        asked(
            handle.createQuery(
                """
                select * from utm_templates where id = :id and project_id = :workspaceId for share
                """),
            workspaceId,
            templateId);
    return found == null ? NONE : found;
  }

  private static @Nullable GroupCampaign asked(Query query, String workspaceId, String templateId) {
    return query
        .bind("id", templateId)
        .bind("workspaceId", workspaceId)
        .map((row, _) -> template(row))
        .findOne()
        .orElse(null);
  }

  private static GroupCampaign template(ResultSet row) throws SQLException {
    var parameters = new LinkedHashMap<String, String>();
    for (var name : NAMES) {
      var value = row.getString(name);
      if (value != null) {
        parameters.put(name, value);
      }
    }
    return new GroupCampaign(row.getString("id"), row.getString("name"), parameters);
  }

  /** The destination with what the template says; what it carries already wins. */
  public String applied(String url) {
    return instead(NONE, url);
  }

  /** The same for a destination that another template was applied to. */
  String instead(GroupCampaign before, String url) {
    var parsed = WebUrl.parse(url);
    if (parsed == null) {
      return url;
    }
    var query = parsed.searchParams();
    var changed = false;
    for (var name : NAMES) {
      var old = before.parameters.get(name);
      if (old != null && old.equals(query.get(name))) {
        query.delete(name);
        changed = true;
      }
      var value = parameters.get(name);
      if (value != null && !query.has(name)) {
        query.set(name, value);
        changed = true;
      }
    }
    return changed ? parsed.withSearchParams(query).href() : url;
  }

  ObjectNode shown() {
    var view = JsonNodeFactory.instance.objectNode().put("id", id).put("name", name);
    NAMES.forEach(parameter -> view.put(parameter, parameters.get(parameter)));
    return view;
  }
}
