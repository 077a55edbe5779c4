package io.waymark.links;

/** What was read where a link to import should be. */
sealed interface ImportEntry {
  /** Where it is in what is imported, from 1. */
  long line();

  /** The short link as it is written there. */
  String shortLink();

  /** A link. */
  record Found(ImportRow row) implements ImportEntry {
    @Override
    public long line() {
      return row.line();
    }

    @Override
    public String shortLink() {
      return row.shortLink();
    }
  }

  /**
   * No link.
   *
   * @param reason what is wrong, for people
   */
  record Unreadable(long line, String shortLink, String reason) implements ImportEntry {}
}
