package io.waymark.platform.net;

/** What UTS #46 and RFC 5893 ask of one label after mapping. */
final class IdnaLabels {
  private IdnaLabels() {}

  /** Whether the label starts with a base character and uses joiners only where they matter. */
  static boolean isValid(String label) {
    if (label.isEmpty()) {
      return true;
    }
    return !isMark(label.codePointAt(0)) && Joiners.areInPlace(label);
  }

  static boolean hasRightToLeft(String label) {
    return label
        .codePoints()
        .anyMatch(
            point ->
                switch (Character.getDirectionality(point)) {
                  case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                      Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
                      Character.DIRECTIONALITY_ARABIC_NUMBER ->
                      true;
                  default -> false;
                });
  }

  /** The Bidi Rule of RFC 5893, section 2, for a label of a domain that has such text. */
  static boolean obeysBidiRule(String label) {
    if (label.isEmpty()) {
      return true;
    }
    byte first = Character.getDirectionality(label.codePointAt(0));
    boolean rightToLeft = isRightToLeft(first);
    if (!rightToLeft && first != Character.DIRECTIONALITY_LEFT_TO_RIGHT) {
      return false;
    }
    boolean arabicDigits = false;
    boolean europeanDigits = false;
    boolean goodEnd = false;
    for (int i = 0; i < label.length(); i += Character.charCount(label.codePointAt(i))) {
      byte direction = Character.getDirectionality(label.codePointAt(i));
      switch (direction) {
        case Character.DIRECTIONALITY_NONSPACING_MARK -> {
          continue;
        }
        case Character.DIRECTIONALITY_EUROPEAN_NUMBER -> {
          europeanDigits = true;
          goodEnd = true;
        }
        case Character.DIRECTIONALITY_ARABIC_NUMBER -> {
          arabicDigits = true;
          goodEnd = rightToLeft;
          if (!rightToLeft) {
            return false;
          }
        }
        case Character.DIRECTIONALITY_EUROPEAN_NUMBER_SEPARATOR,
            Character.DIRECTIONALITY_COMMON_NUMBER_SEPARATOR,
            Character.DIRECTIONALITY_EUROPEAN_NUMBER_TERMINATOR,
            Character.DIRECTIONALITY_OTHER_NEUTRALS,
            Character.DIRECTIONALITY_BOUNDARY_NEUTRAL ->
            goodEnd = false;
        default -> {
          boolean letter =
              rightToLeft
                  ? isRightToLeft(direction)
                  : direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT;
          if (!letter) {
            return false;
          }
          goodEnd = true;
        }
      }
    }
    return goodEnd && !(rightToLeft && arabicDigits && europeanDigits);
  }

  private static boolean isRightToLeft(byte direction) {
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }

  static boolean isMark(int point) {
    int type = Character.getType(point);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }
}
