package io.waymark.platform.schema;

/**
 * What the API takes for an e-mail address: {@code local@domain} of ASCII letters, digits and a few
 * marks. Written out, because the equivalent regular expression overflows Java's stack on long
 * input.
 */
final class Email {
  private Email() {}

  static boolean isValid(String text) {
    int at = text.indexOf('@');
    return at > 0
        && !text.startsWith(".")
        && !text.contains("..")
        && isLocal(text.substring(0, at))
        && isDomain(text.substring(at + 1));
  }

  private static boolean isLocal(String local) {
    char last = local.charAt(local.length() - 1);
    return last != '.'
        && last != '\''
        && local.chars().allMatch(c -> isAlphanumeric(c) || "_'+-.".indexOf(c) >= 0);
  }

  private static boolean isDomain(String domain) {
    int lastDot = domain.lastIndexOf('.');
    if (lastDot < 1 || domain.length() - lastDot < 3) {
      return false;
    }
    boolean labelStarts = true;
    for (int i = 0; i < lastDot; i++) {
      char c = domain.charAt(i);
      if (!isAlphanumeric(c) && (labelStarts || (c != '-' && c != '.'))) {
        return false;
      }
      labelStarts = c == '.';
    }
    return domain.substring(lastDot + 1).chars().allMatch(Email::isLetter);
  }

  private static boolean isAlphanumeric(int c) {
    return isLetter(c) || (c >= '0' && c <= '9');
  }

  private static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
