package io.waymark.platform.schema;

import org.jspecify.annotations.Nullable;

/** A place in the input, written in object notation: {@code data.geo.US}, {@code [1].url}. */
record Path(@Nullable Path parent, String step, boolean index) {
  static final Path ROOT = new Path(null, "", false);

  private static final int LONGEST_STEP = 100;

  /** A member. Names can be the caller's own, so an error shows only their beginning. */
  Path child(String name) {
    return new Path(this, shortened(name), false);
  }

  Path element(int position) {
    return new Path(this, "[" + position + "]", true);
  }

  private static String shortened(String name) {
    if (name.length() <= LONGEST_STEP) {
      return name;
    }
    boolean splitsPair = Character.isHighSurrogate(name.charAt(LONGEST_STEP - 1));
    return name.substring(0, splitsPair ? LONGEST_STEP - 1 : LONGEST_STEP);
  }

  @Override
  public String toString() {
    if (parent == null) {
      return step;
    }
    var before = parent.toString();
    return before.isEmpty() || index ? before + step : before + "." + step;
  }
}
