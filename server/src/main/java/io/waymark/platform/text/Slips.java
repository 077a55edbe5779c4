package io.waymark.platform.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** How many slips of the pen make one word of another. */
public final class Slips {
  private static final int LONGEST = 100;

  private Slips() {}

  /**
   * The candidate that takes the fewest slips to become what was written, without regard to case.
   *
   * @param candidates at least one
   */
  public static String nearest(String written, Collection<String> candidates) {
    var sought = plain(written);
    return candidates.stream()
        .min(Comparator.comparingInt(candidate -> between(sought, plain(candidate))))
        .orElseThrow(() -> new IllegalArgumentException("no candidates"));
  }

  private static String plain(String word) {
    var lower = word.toLowerCase(Locale.ROOT);
    return lower.length() > LONGEST ? lower.substring(0, LONGEST) : lower;
  }

  /**
   * The optimal string alignment distance: letters missing, added, wrong, or two swapped. Takes
   * time by the product of both lengths.
   */
  public static int between(String from, String to) {
    var cost = new int[from.length() + 1][to.length() + 1];
    for (var i = 0; i <= from.length(); i++) {
      for (var j = 0; j <= to.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        var wrong = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        cost[i][j] =
            Math.min(cost[i - 1][j - 1] + wrong, Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1));
        if (i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[from.length()][to.length()];
  }
}
