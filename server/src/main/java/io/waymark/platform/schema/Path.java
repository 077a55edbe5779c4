package io.waymark.platform.schema;

import org.jspecify.annotations.Nullable;

/** A place in the input, written in object notation: {@code data.geo.US}, {@code [1].url}. */
record Path(@Nullable Path parent, String step) {
  static final Path ROOT = new Path(null, "");

  private static final int LONGEST_STEP = 100;

  /** A member. Names can be the caller's own, so an error shows only their beginning. */
  Path child(String name) {
    return new Path(this, name.length() <= LONGEST_STEP ? name : name.substring(0, LONGEST_STEP));
  }

  Path element(int index) {
    return new Path(this, "[" + index + "]");
  }

  @Override
  public String toString() {
    if (parent == null) {
      return step;
    }
    var before = parent.toString();
    return before.isEmpty() || step.startsWith("[") ? before + step : before + "." + step;
  }
}
