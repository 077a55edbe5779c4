package io.waymark.app.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Roles in workspaces for groups, such as {@code marketing=acme:member; admins=acme:owner}, or
 * {@code none}.
 */
public record GroupGrants(List<Grant> all) {

  private static final Pattern SEMICOLON = Pattern.compile("\\s*;\\s*");

  /** Names of groups may have nearly anything in them, equals signs among it. */
  private static final Pattern GRANT =
      Pattern.compile(
          "(?<group>[^;]{1,500}?)\\s*=\\s*(?<workspace>[a-z0-9-]{3,48}):(?<role>owner|member|viewer|billing)");

  public GroupGrants {
    all = List.copyOf(all);
  }

  /**
   * A role for everybody in a group.
   *
   * @param workspace its slug
   * @param role in lower case
   */
  public record Grant(String group, String workspace, String role) {}

  /**
   * Reads grants separated by semicolons, or {@code none}.
   *
   * @throws IllegalArgumentException if the text is anything else
   */
  public static GroupGrants parse(CharSequence text) {
    var all = new ArrayList<Grant>();
    if (!"none".contentEquals(text)) {
      for (var entry : SEMICOLON.split(text.toString().strip(), -1)) {
        var matcher = GRANT.matcher(entry);
        if (!matcher.matches()) {
          throw new IllegalArgumentException("not a group, a workspace and a role: " + entry);
        }
        all.add(
            new Grant(matcher.group("group"), matcher.group("workspace"), matcher.group("role")));
      }
    }
    return new GroupGrants(all);
  }

  @Override
  public String toString() {
    return all.isEmpty()
        ? "none"
        : all.stream()
            .map(each -> each.group() + "=" + each.workspace() + ":" + each.role())
            .collect(Collectors.joining(";"));
  }
}
