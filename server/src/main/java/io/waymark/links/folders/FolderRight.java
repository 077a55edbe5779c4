package io.waymark.links.folders;

/** What somebody may do in a folder (FLD-6). */
public enum FolderRight {
  /** See the folder and its links. */
  READ("folders.read"),
  /** Change and delete the folder itself. */
  WRITE("folders.write"),
  /** Put links in, change them, and take them out. */
  LINKS_WRITE("folders.links.write"),
  /** Decide who else may do what. */
  USERS_WRITE("folders.users.write");

  private final String label;

  FolderRight(String label) {
    this.label = label;
  }

  /** The published name. */
  public String label() {
    return label;
  }
}
