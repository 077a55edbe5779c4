package io.waymark.links;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Conditions on what links are now, all of which must hold (A10, B4). Names are columns, values are
 * bound.
 */
public final class LinkCondition {
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> values = new LinkedHashMap<>();

  /** What links can be chosen by. */
  public enum Property {
    DOMAIN("domain"),
    TENANT("tenant_id"),
    FOLDER("folder_id"),
    PARTNER("partner_id"),
    PROGRAM("program_id");

    private final String column;

    Property(String column) {
      this.column = column;
    }
  }

  /**
   * Keeps links whose property is, or is not, one of the values. Links without the property have
   * the empty one.
   */
  public LinkCondition where(Property property, List<String> wanted, boolean negated) {
    var name = "value" + values.size();
    // A column alone can be looked up in an index.
    var column =
        negated || wanted.contains("") ? "coalesce(" + property.column + ", '')" : property.column;
    conditions.add((negated ? "not " : "") + column + " = any(:" + name + ")");
    values.put(name, wanted.toArray(String[]::new));
    return this;
  }

  /** Keeps domains' own links, or all others. */
  public LinkCondition root(boolean wanted) {
    conditions.add(wanted ? "key = '_root'" : "key <> '_root'");
    return this;
  }

  /** Keeps links with, or without, any of the tags. */
  public LinkCondition tagged(List<String> tagIds, boolean negated) {
    var name = "value" + values.size();
    conditions.add(
        (negated ? "not " : "")
            + "exists (select 1 from link_tags lt where lt.link_id = links.id and lt.tag_id = any(:"
            + name
            + "))");
    values.put(name, tagIds.toArray(String[]::new));
    return this;
  }

  /** Keeps all links, or none. */
  public LinkCondition matching(boolean all) {
    conditions.add(all ? "true" : "false");
    return this;
  }

  /** Whether there is no condition at all. */
  public boolean isEmpty() {
    return conditions.isEmpty();
  }

  List<String> select(Handle handle, String workspaceId) {
    return handle
        .createQuery(
            "select id from links where project_id = :projectId and "
                + String.join(" and ", conditions))
        .bind("projectId", workspaceId)
        .bindMap(values)
        .mapTo(String.class)
        .list();
  }
}
