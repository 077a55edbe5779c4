package io.waymark.archive;

import org.jspecify.annotations.Nullable;

/**
 * How a field names a row of another table, which has to be there.
 *
 * @param table its table, whose key is {@code id}
 * @param what it is, in one word
 * @param words how it can be named, for people
 * @param named the condition on the row {@code t} that {@code @} names it otherwise than by its id;
 *     null if nothing else does
 * @param same the condition that the row {@code t} is of the line's workspace; null if it need not
 *     be
 */
record Reference(
    String table, String what, String words, @Nullable String named, @Nullable String same) {

  static final Reference WORKSPACE =
      new Reference("workspaces", "workspace", "its id or slug", "lower(t.slug) = lower(@)", null);

  static final Reference USER =
      new Reference(
          "users", "user", "their id or e-mail address", "lower(t.email) = lower(@)", null);

  static final Reference FOLDER =
      new Reference(
          "folders",
          "folder",
          "its id or name",
          "lower(t.name) = lower(@) and t.project_id = s.project_id",
          "t.project_id = s.project_id");

  static final Reference TAG =
      new Reference(
          "tags",
          "tag",
          "its id or name",
          "lower(t.name) = lower(@) and t.project_id = s.project_id",
          "t.project_id = s.project_id");

  static final Reference LINK =
      new Reference(
          "links",
          "link",
          "its id, or domain and key as in `acme.link/offer`",
          """
          t.domain = split_part(@, '/', 1)
          and t.folded_key in (substr(@, strpos(@, '/') + 1), lower(substr(@, strpos(@, '/') + 1)))
          """,
          "t.project_id = s.project_id");

  static final Reference CUSTOMER =
      new Reference("customers", "customer", "its id", null, "t.project_id = s.project_id");

  /** The same where nothing else says whose it is. */
  Reference byIdAlone() {
    return new Reference(table, what, "its id", null, null);
  }

  /** The same of another column of the line. */
  Reference inWorkspace(String column) {
    return new Reference(
        table,
        what,
        words,
        named == null ? null : named.replace("s.project_id", "s." + column),
        same == null ? null : same.replace("s.project_id", "s." + column));
  }
}
