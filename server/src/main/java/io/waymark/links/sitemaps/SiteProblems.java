package io.waymark.links.sitemaps;

import java.util.ArrayList;
import java.util.List;

/**
 * What of a site could not be used: all of it is counted, and the first is kept with the reasons.
 */
public final class SiteProblems {
  private static final int KEPT = 100;

  private final List<Problem> first = new ArrayList<>();
  private int count;

  SiteProblems() {}

  /** A sitemap or a page that could not be used. */
  public record Problem(String url, String message) {}

  /** Counts one more. */
  public void add(String url, String message) {
    count++;
    if (first.size() < KEPT) {
      first.add(new Problem(url, message));
    }
  }

  /** How many there are. */
  public int count() {
    return count;
  }

  /** The first hundred. */
  public List<Problem> first() {
    return List.copyOf(first);
  }
}
