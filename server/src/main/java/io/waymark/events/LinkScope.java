package io.waymark.events;

import java.util.Set;

/**
 * Which links' events a question is about. Whoever asks resolves domains, tags, folders and the
 * like into link ids first, because those are looked up in the links of today (A10).
 */
public sealed interface LinkScope {

  /** Every link, deleted ones included. */
  LinkScope ALL = new All();

  /** Every link, deleted ones included. */
  record All() implements LinkScope {}

  /** These links and no others; none at all if the set is empty. */
  record Only(Set<String> linkIds) implements LinkScope {
    public Only {
      linkIds = Set.copyOf(linkIds);
    }
  }

  /** Every link but these. */
  record Except(Set<String> linkIds) implements LinkScope {
    public Except {
      linkIds = Set.copyOf(linkIds);
    }
  }
}
