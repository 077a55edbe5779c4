package io.waymark.traffic.agent;

import java.util.regex.Matcher;

/**
 * A text that can be read only so often. Some patterns take time that grows with the third power of
 * a text made for it; real headers stay below a tenth of the allowance.
 */
final class MeteredText implements CharSequence {
  private static final int ALLOWANCE = 100_000;

  private final String text;
  private int left = ALLOWANCE;

  MeteredText(String text) {
    this.text = text;
  }

  /** Like {@link Matcher#find()}, but gives up, finding nothing, when the allowance is used up. */
  boolean find(Matcher matcher) {
    if (left <= 0) {
      return false;
    }
    try {
      return matcher.find();
    } catch (UsedUp e) {
      return false;
    }
  }

  /** How many characters have been read. */
  int used() {
    return ALLOWANCE - left;
  }

  @Override
  public char charAt(int index) {
    if (--left < 0) {
      throw new UsedUp();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }

  /** The only way out of a matcher that is in the middle of its work. */
  private static final class UsedUp extends RuntimeException {
    UsedUp() {
      super("the text has been read too often", null, false, false);
    }
  }
}
