package io.waymark.links.folders;

import static io.waymark.links.folders.FolderRight.LINKS_WRITE;
import static io.waymark.links.folders.FolderRight.READ;
import static io.waymark.links.folders.FolderRight.USERS_WRITE;
import static io.waymark.links.folders.FolderRight.WRITE;

import com.google.common.collect.ImmutableSet;
import io.waymark.identity.Role;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A member's role in a folder and what it permits (FLD-6). */
enum FolderRole {
  OWNER(READ, WRITE, LINKS_WRITE, USERS_WRITE),
  EDITOR(READ, LINKS_WRITE),
  VIEWER(READ);

  private final ImmutableSet<FolderRight> rights;

  FolderRole(FolderRight... rights) {
    this.rights = ImmutableSet.copyOf(rights);
  }

  /**
   * What a folder says about one member.
   *
   * @param role null shuts the member out whatever the access level is
   */
  record Grant(@Nullable FolderRole role) {}

  /**
   * The role that counts: a workspace's owner owns every folder, others have what they were granted
   * there, else what the access level gives.
   *
   * @param grant null if the folder says nothing about the member
   * @return null for no access
   */
  static @Nullable FolderRole effective(
      Role workspaceRole, @Nullable Grant grant, @Nullable AccessLevel level) {
    if (workspaceRole == Role.OWNER) {
      return OWNER;
    }
    if (grant != null) {
      return grant.role();
    }
    return switch (level) {
      case WRITE -> EDITOR;
      case READ -> VIEWER;
      case null -> null;
    };
  }

  /** What a member with this role may do; nothing for null. */
  static Set<FolderRight> rights(@Nullable FolderRole role) {
    return role == null ? Set.of() : role.rights;
  }

  /** The stored and published name, such as {@code owner}. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static @Nullable FolderRole of(@Nullable String label) {
    return label == null ? null : valueOf(label.toUpperCase(Locale.ROOT));
  }
}
