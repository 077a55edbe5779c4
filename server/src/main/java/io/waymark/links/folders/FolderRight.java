package io.waymark.links.folders;

/** r */
public enum FolderRight {
  READ,
  WRITE,
  LINKS_WRITE,
  USERS_WRITE
}
