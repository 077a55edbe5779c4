package io.waymark.events;

/**
 * A part of the events that a question is about.
 *
 * @param newestFirst the order, by time; those of the same moment keep one order in all pages
 * @param offset how many to pass over, 0 or more
 * @param limit how many to return at most, at least 1
 */
public record EventPage(boolean newestFirst, long offset, int limit) {

  public EventPage {
    if (offset < 0 || limit < 1) {
      throw new IllegalArgumentException("No page: " + limit + " from " + offset);
    }
  }
}
