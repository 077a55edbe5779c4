package io.waymark.app.start;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What an operator does to links and domains, straight in the database: it works whether the server
 * runs or not, and one that runs hears of it.
 */
public interface Moderation {

  /**
   * Makes a link lead nowhere, or to its destination again.
   *
   * @param link its id or its short link
   */
  Outcome disable(DatabaseLogin database, String link, boolean disabled) throws SQLException;

  /** The same for all links of the workspace with this slug. */
  Outcome disableAll(DatabaseLogin database, String workspace, boolean disabled)
      throws SQLException;

  /**
   * Tells visitors of a link that it was banned.
   *
   * @param legalWorkspace the id of the workspace that takes it in
   */
  Outcome ban(DatabaseLogin database, String link, String legalWorkspace) throws SQLException;

  /**
   * Says for how long a domain keeps links.
   *
   * @param days at least 1, or null for ever
   */
  Outcome keepLinks(DatabaseLogin database, String domain, @Nullable Integer days)
      throws SQLException;

  /** What came of it, in words for people. */
  sealed interface Outcome {}

  /** It is done. */
  record Done(String what) implements Outcome {}

  /** It could not be done. */
  record NotDone(String why) implements Outcome {}
}
