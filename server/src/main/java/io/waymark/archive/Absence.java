package io.waymark.archive;

import org.jspecify.annotations.Nullable;

/** What it means that a line does not have a field. */
sealed interface Absence {

  /** Nothing: every line has it. */
  record Required() implements Absence {}

  /**
   * It has this value, which is never written.
   *
   * @param json the value; null for none
   */
  record Standard(@Nullable String json) implements Absence {}

  /**
   * The value is found out, so it is always written, {@code null} included.
   *
   * @param sql an expression over the line, {@code s}, and unless it is early over the row that is
   *     there already, {@code c}
   * @param words what comes of it, for people
   * @param early whether it is needed to find that row
   * @param nullable whether there can be none
   */
  record Found(String sql, String words, boolean early, boolean nullable) implements Absence {}
}
