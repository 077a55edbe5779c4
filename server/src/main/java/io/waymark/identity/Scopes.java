package io.waymark.identity;

import static io.waymark.identity.Permission.ANALYTICS_READ;
import static io.waymark.identity.Permission.WEBHOOKS_READ;
import static io.waymark.identity.Permission.WEBHOOKS_WRITE;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The scopes an API key may carry, and the permissions each grants (api-contract b.4). */
public final class Scopes {
  private static final String EVERYTHING = "apis.all";
  private static final Map<String, Set<Permission>> GRANTS = grants();

  private Scopes() {}

  /** Every scope name, in the order the API lists them. */
  public static Set<String> names() {
    return GRANTS.keySet();
  }

  /**
   * The scopes that members of a role may give a key: those of which they may do everything, and
   * {@code apis.all} for whoever may write at all, which gives no more than the role has.
   */
  public static Set<String> grantedBy(Role role) {
    var granted = new LinkedHashSet<String>();
    GRANTS.forEach(
        (scope, permissions) -> {
          if (role.permissions().containsAll(permissions)
              || (scope.equals(EVERYTHING)
                  && role.permissions().contains(Permission.LINKS_WRITE))) {
            granted.add(scope);
          }
        });
    return granted;
  }

  /**
   * What a key may do: its user's permissions, narrowed to its scopes if it has any. Unknown scopes
   * grant nothing.
   *
   * @param scopes the key's scopes, or null for a key without
   */
  static Set<Permission> narrow(
      Set<Permission> rolePermissions, @Nullable Collection<String> scopes) {
    if (scopes == null) {
      return rolePermissions;
    }
    var granted = EnumSet.noneOf(Permission.class);
    for (var scope : scopes) {
      granted.addAll(GRANTS.getOrDefault(scope, Set.of()));
    }
    granted.retainAll(rolePermissions);
    return granted;
  }

  private static Map<String, Set<Permission>> grants() {
    var grants = new LinkedHashMap<String, Set<Permission>>();
    for (var area : new String[] {"links", "tags", "folders"}) {
      addArea(grants, area);
    }
    grants.put("analytics.read", EnumSet.of(ANALYTICS_READ));
    for (var area : new String[] {"domains", "workspaces", "webhooks", "groups"}) {
      addArea(grants, area);
    }

    var everything = EnumSet.of(ANALYTICS_READ);
    grants.values().forEach(everything::addAll);
    everything.remove(WEBHOOKS_READ);
    everything.remove(WEBHOOKS_WRITE);
    var reading = EnumSet.copyOf(everything);
    reading.removeIf(permission -> !permission.readOnly());
    grants.put(EVERYTHING, everything);
    grants.put("apis.read", reading);
    return Collections.unmodifiableMap(grants);
  }

  private static void addArea(Map<String, Set<Permission>> grants, String area) {
    var read = permission(area + ".read");
    grants.put(read.label(), EnumSet.of(read));
    var write = permission(area + ".write");
    grants.put(write.label(), EnumSet.of(read, write));
  }

  private static Permission permission(String label) {
    var permission = Permission.of(label);
    if (permission == null) {
      throw new IllegalStateException(label);
    }
    return permission;
  }
}
