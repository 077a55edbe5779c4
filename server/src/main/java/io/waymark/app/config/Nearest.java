package io.waymark.app.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Function;

/** Guesses what a mistyped name was meant to be. */
public final class Nearest {

  private static final int LONGEST = 100;

  private Nearest() {}

  /**
   * The candidate whose name takes the fewest slips (a letter missing, added, wrong, or two
   * swapped) to become what was written. The beginning of a dotted name may be left out.
   *
   * @param candidates at least one
   */
  public static <T> T to(String written, Collection<T> candidates, Function<T, String> name) {
    var sought = plain(written);
    return candidates.stream()
        .min(Comparator.comparingInt(candidate -> distance(sought, name.apply(candidate))))
        .orElseThrow(() -> new IllegalArgumentException("no candidates"));
  }

  private static int distance(String sought, String name) {
    var whole = slips(sought, plain(name));
    var dot = name.indexOf('.');
    return dot < 0 ? whole : Math.min(whole, 1 + distance(sought, name.substring(dot + 1)));
  }

  /** The same for all ways of writing a key: as a flag, as a variable, in a file. */
  private static String plain(String written) {
    var lower = written.toLowerCase(Locale.ROOT).replace('_', '-').replace('.', '-');
    var bare = lower.replaceFirst("^-*(" + Key.PREFIX + "-)?", "");
    return bare.length() > LONGEST ? bare.substring(0, LONGEST) : bare;
  }

  /** The optimal string alignment distance. */
  private static int slips(String from, String to) {
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
