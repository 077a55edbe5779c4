package io.waymark.platform.net;

import io.waymark.platform.text.Punycode;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * Domain names in their ASCII form: UTS #46 non-transitional processing with the options the URL
 * Standard sets (joiners and bidirectional text checked, hyphens and DNS lengths not).
 *
 * <p>The mapping is computed from the JDK's Unicode data ({@link IdnaMapping}) instead of the
 * published table, so a few rare characters are judged differently. Domains beyond ASCII longer
 * than {@link #MAX_LENGTH} are refused, because punycode takes quadratic time.
 */
final class Idna {
  /** The longest domain that is not plain ASCII, in UTF-16 units; DNS itself stops at 253. */
  static final int MAX_LENGTH = 2_048;

  private static final String PREFIX = "xn--";

  private Idna() {}

  /** The lower-case ASCII form, or null if the text cannot be a domain. */
  static @Nullable String toAscii(String domain) {
    if (domain.isEmpty()) {
      return null;
    }
    return isPlain(domain) ? Ascii.lowerCase(domain) : process(domain);
  }

  /** Whether the domain is ASCII and no label of it is punycode, so that nothing can be wrong. */
  private static boolean isPlain(String domain) {
    boolean labelStart = true;
    for (int i = 0; i < domain.length(); i++) {
      char c = domain.charAt(i);
      if (c >= 0x80 || (labelStart && startsWithPrefix(domain, i))) {
        return false;
      }
      labelStart = c == '.';
    }
    return true;
  }

  private static boolean startsWithPrefix(String domain, int at) {
    return domain.regionMatches(true, at, PREFIX, 0, PREFIX.length());
  }

  private static @Nullable String process(String domain) {
    if (domain.length() > MAX_LENGTH) {
      return null;
    }
    String mapped = IdnaMapping.map(domain);
    if (mapped == null) {
      return null;
    }
    String[] labels = mapped.split("\\.", -1);
    boolean bidirectional = false;
    for (int i = 0; i < labels.length; i++) {
      String unicode = toUnicode(labels[i]);
      if (unicode == null || !IdnaLabels.isValid(unicode)) {
        return null;
      }
      labels[i] = unicode;
      bidirectional |= IdnaLabels.hasRightToLeft(unicode);
    }
    var ascii = new StringBuilder(domain.length() + 16);
    for (int i = 0; i < labels.length; i++) {
      String label = labels[i];
      if (bidirectional && !IdnaLabels.obeysBidiRule(label)) {
        return null;
      }
      if (i > 0) {
        ascii.append('.');
      }
      if (Ascii.isAscii(label)) {
        ascii.append(label);
      } else {
        ascii.append(PREFIX).append(Punycode.encode(label));
      }
    }
    return ascii.isEmpty() ? null : ascii.toString();
  }

  /** Decodes a punycode label; null if it is broken or would not have been encoded this way. */
  private static @Nullable String toUnicode(String label) {
    if (!label.startsWith(PREFIX)) {
      return label;
    }
    if (!Ascii.isAscii(label)) {
      return null;
    }
    String decoded = Punycode.decode(label.substring(PREFIX.length()));
    boolean honest =
        decoded != null
            && !Ascii.isAscii(decoded)
            && Normalizer.isNormalized(decoded, Normalizer.Form.NFC)
            && decoded.codePoints().allMatch(IdnaMapping::isUnchanged);
    return honest ? decoded : null;
  }
}
