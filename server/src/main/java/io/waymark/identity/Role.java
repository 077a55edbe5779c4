package io.waymark.identity;

import static io.waymark.identity.Permission.FOLDERS_WRITE;
import static io.waymark.identity.Permission.GROUPS_WRITE;
import static io.waymark.identity.Permission.INTEGRATIONS_WRITE;
import static io.waymark.identity.Permission.LINKS_WRITE;
import static io.waymark.identity.Permission.TAGS_WRITE;

import com.google.common.collect.ImmutableSet;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** A member's role in a workspace and what it permits (api-contract b.4). */
public enum Role {
  OWNER(EnumSet.allOf(Permission.class)),
  MEMBER(readingAnd(LINKS_WRITE, TAGS_WRITE, FOLDERS_WRITE, GROUPS_WRITE, INTEGRATIONS_WRITE)),
  VIEWER(readingAnd()),
  BILLING(readingAnd());

  private final ImmutableSet<Permission> permissions;

  Role(Set<Permission> permissions) {
    this.permissions = ImmutableSet.copyOf(permissions);
  }

  /** Everything the role permits. */
  public Set<Permission> permissions() {
    return permissions;
  }

  /** The stored and published name, such as {@code owner}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The role of that name.
   *
   * @throws IllegalArgumentException if there is no such role
   */
  public static Role of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }

  private static Set<Permission> readingAnd(Permission... more) {
    var permissions = EnumSet.noneOf(Permission.class);
    for (var permission : Permission.values()) {
      if (permission.readOnly()) {
        permissions.add(permission);
      }
    }
    permissions.addAll(Set.of(more));
    return permissions;
  }
}
