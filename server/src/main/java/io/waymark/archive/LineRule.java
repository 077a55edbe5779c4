package io.waymark.archive;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Changes the columns of a line before it is staged, where SQL cannot. */
interface LineRule {

  LineRule NONE = (columns, secrets) -> {};

  /**
   * Completes the line.
   *
   * @param columns values by column, as PostgreSQL reads them; those that a line does not have and
   *     that have a standard value are there already
   * @throws LineProblem if that is impossible
   */
  void complete(ObjectNode columns, Sealer secrets) throws LineProblem;

  /** Seals a text with the server's key. */
  interface Sealer {
    /** As PostgreSQL reads bytes. */
    String seal(String text);
  }
}
