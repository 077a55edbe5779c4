package io.waymark.partners.enrollments;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The keys that the links of a new partner get (B1.1). */
final class DefaultKeys {
  private static final int ATTEMPTS = 10;
  private static final int SUFFIX = 4;
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
  private static final Pattern ENDS = Pattern.compile("^-+|-+$");

  private final RandomGenerator random;

  DefaultKeys(RandomGenerator random) {
    this.random = random;
  }

  /**
   * What a partner's keys are made of: the name that was chosen for that, else their name, else
   * their e-mail address before the {@code @}.
   */
  static String base(@Nullable String username, @Nullable String name, String email) {
    if (username != null && !username.isEmpty()) {
      return username;
    }
    var ofName = slug(name == null ? "" : name);
    return ofName.isEmpty() ? slug(email.substring(0, Math.max(0, email.indexOf('@')))) : ofName;
  }

  /** A text as it can be in an address; empty if nothing of it can. */
  static String slug(String text) {
    var plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    var slug = OTHERS.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-");
    return ENDS.matcher(slug).replaceAll("");
  }

  /**
   * The keys to try for one link, in their order.
   *
   * @param base may be empty
   * @param oneOfMany whether the partner gets more than one link, so that none has the bare key
   */
  List<String> of(String base, String prefix, boolean oneOfMany) {
    var keys = new ArrayList<String>();
    if (!oneOfMany && !base.isEmpty()) {
      keys.add(prefixed(prefix, base));
    }
    while (keys.size() < ATTEMPTS) {
      keys.add(prefixed(prefix, base.isEmpty() ? letters(7) : base + "-" + letters(SUFFIX)));
    }
    return keys;
  }

  private static String prefixed(String prefix, String key) {
    var start = prefix.startsWith("/") ? 1 : 0;
    var end = prefix.endsWith("/") ? Math.max(start, prefix.length() - 1) : prefix.length();
    return start == end ? key : prefix.substring(start, end) + "/" + key;
  }

  /** The name of an account that nobody chose (A2). */
  String username(@Nullable String name, String email) {
    var base = base(null, name, email);
    return (base.isEmpty() ? "partner" : base) + "-" + letters(SUFFIX);
  }

  private String letters(int length) {
    var letters = new StringBuilder(length);
    for (var i = 0; i < length; i++) {
      letters.append((char) ('a' + random.nextInt(26)));
    }
    return letters.toString();
  }
}
