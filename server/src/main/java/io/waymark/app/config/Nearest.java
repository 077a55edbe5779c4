package io.waymark.app.config;

import io.waymark.platform.text.Slips;
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
    var whole = Slips.between(sought, plain(name));
    var dot = name.indexOf('.');
    return dot < 0 ? whole : Math.min(whole, 1 + distance(sought, name.substring(dot + 1)));
  }

  /** The same for all ways of writing a key: as a flag, as a variable, in a file. */
  private static String plain(String written) {
    var lower = written.toLowerCase(Locale.ROOT).replace('_', '-').replace('.', '-');
    var bare = lower.replaceFirst("^-*(" + Key.PREFIX + "-)?", "");
    return bare.length() > LONGEST ? bare.substring(0, LONGEST) : bare;
  }
}
