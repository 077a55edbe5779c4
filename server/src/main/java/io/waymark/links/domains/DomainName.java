package io.waymark.links.domains;

import com.google.common.net.InternetDomainName;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a short domain (DOM-3): labels of ASCII letters, digits and hyphens, at least two of
 * them, in lower case (defect 23).
 */
public final class DomainName {
  private static final Pattern NAME = Pattern.compile("(?:[A-Za-z0-9-]{1,63}\\.)+[A-Za-z]{2,63}");

  private DomainName() {}

  /** The name as it is stored, or null if the text is none. */
  public static @Nullable String parse(String text) {
    if (!NAME.matcher(text).matches()) {
      return null;
    }
    var name = text.toLowerCase(Locale.ROOT);
    return name.startsWith("www.") ? null : name;
  }

  /**
   * The registrable domain the name belongs to, such as {@code acme.co.uk} for {@code
   * go.acme.co.uk}; the name itself where there is none.
   *
   * @param name a host name in lower case
   */
  public static String registrable(String name) {
    if (!InternetDomainName.isValid(name)) {
      return name;
    }
    var domain = InternetDomainName.from(name);
    return domain.isUnderPublicSuffix() ? domain.topPrivateDomain().toString() : name;
  }

  /** The name as a zone file of its registrable domain writes it: {@code @} or {@code go}. */
  static String inZone(String name) {
    var zone = registrable(name);
    return name.equals(zone) ? "@" : name.substring(0, name.length() - zone.length() - 1);
  }
}
