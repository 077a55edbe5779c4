package io.waymark.platform.net;

/**
 * The CONTEXTJ rules of RFC 5892: the zero-width joiners may stand after a virama, and the
 * non-joiner also between two letters that would otherwise be connected.
 *
 * <p>The JDK has no joining types, so the second rule covers Arabic script, where it is used: every
 * Arabic letter connects, some only to the letter before them.
 */
final class Joiners {
  private static final int NON_JOINER = 0x200C;
  private static final int JOINER = 0x200D;

  /** Code points of canonical combining class 9, in order. */
  private static final int[] VIRAMAS = {
    0x94D, 0x9CD, 0xA4D, 0xACD, 0xB4D, 0xBCD, 0xC4D, 0xCCD, 0xD3B, 0xD3C, 0xD4D, 0xDCA, 0xE3A,
    0xEBA, 0xF84, 0x1039, 0x103A, 0x1714, 0x1715, 0x1734, 0x17D2, 0x1A60, 0x1B44, 0x1BAA, 0x1BAB,
    0x1BF2, 0x1BF3, 0x2D7F, 0xA806, 0xA82C, 0xA8C4, 0xA953, 0xA9C0, 0xAAF6, 0xABED, 0x10A3F,
    0x11046, 0x11070, 0x1107F, 0x110B9, 0x11133, 0x11134, 0x111C0, 0x11235, 0x112EA, 0x1134D,
    0x11442, 0x114C2, 0x115BF, 0x1163F, 0x116B6, 0x1172B, 0x11839, 0x1193D, 0x1193E, 0x119E0,
    0x11A34, 0x11A47, 0x11A99, 0x11C3F, 0x11D44, 0x11D45, 0x11D97, 0x11F41, 0x11F42
  };

  /** Arabic letters that connect only to the letter before them, or to none. */
  private static final String NOT_CONNECTING_FORWARD =
      "\u0621\u0622\u0623\u0624\u0625\u0627\u0629\u062F\u0630\u0631\u0632\u0648\u0671\u0672\u0673"
          + "\u0674\u0675\u0676\u0677\u0688\u0689\u068A\u068B\u068C\u068D\u068E\u068F\u0690\u0691"
          + "\u0692\u0693\u0694\u0695\u0696\u0697\u0698\u0699\u06C0\u06C3\u06C4\u06C5\u06C6\u06C7"
          + "\u06C8\u06C9\u06CA\u06CB\u06CD\u06CF\u06D2\u06D3\u06D5\u06EE\u06EF\u0759\u075A\u075B"
          + "\u076B\u076C\u0771\u0773\u0774\u0778\u0779";

  private Joiners() {}

  static boolean areInPlace(String label) {
    for (int i = 0; i < label.length(); i++) {
      char c = label.charAt(i);
      if (c != NON_JOINER && c != JOINER) {
        continue;
      }
      boolean afterVirama =
          i > 0 && java.util.Arrays.binarySearch(VIRAMAS, label.codePointBefore(i)) >= 0;
      if (!afterVirama && (c == JOINER || !betweenConnected(label, i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean betweenConnected(String label, int at) {
    int before = at;
    while (before > 0 && isTransparent(label.codePointBefore(before))) {
      before -= Character.charCount(label.codePointBefore(before));
    }
    int after = at + 1;
    while (after < label.length() && isTransparent(label.codePointAt(after))) {
      after += Character.charCount(label.codePointAt(after));
    }
    if (before == 0 || after == label.length()) {
      return false;
    }
    int left = label.codePointBefore(before);
    int right = label.codePointAt(after);
    return isArabicLetter(left)
        && NOT_CONNECTING_FORWARD.indexOf(left) < 0
        && isArabicLetter(right)
        && right != 0x621
        && right != 0x674;
  }

  private static boolean isTransparent(int point) {
    return Character.getType(point) == Character.NON_SPACING_MARK;
  }

  private static boolean isArabicLetter(int point) {
    return Character.isLetter(point)
        && Character.UnicodeScript.of(point) == Character.UnicodeScript.ARABIC;
  }
}
