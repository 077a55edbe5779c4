package io.waymark.partners.programs;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names of groups in addresses: lower-case letters, digits and single dashes (A4). */
final class GroupSlug {
  private static final int LONGEST = 100;
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
  private static final Pattern OUTER_DASHES = Pattern.compile("^-+|-+$");

  private GroupSlug() {}

  /** The text as a slug; empty if nothing of it can be in one. */
  static String of(String text) {
    var plain = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    var dashed = OTHERS.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-");
    var slug = OUTER_DASHES.matcher(dashed).replaceAll("");
    return slug.substring(0, Math.min(LONGEST, slug.length()));
  }
}
