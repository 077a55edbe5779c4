package io.waymark.traffic.agent;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns the text of a matched group into a label. Named after a bar in the rule files. */
enum Filter {
  DOTS,
  SPACES,
  WORDS,
  LOWER,
  TRIM,
  /** PowerPC is called {@code ppc}. */
  PPC,
  /** Cobalt versions may carry a branch, such as {@code 22.lts.4}. */
  RELEASE,
  WINDOWS,
  SAFARI,
  /** Some models with OPPO's prefix are sold by OnePlus. */
  OPD,
  ITEL;

  /** Parts of what Windows says about itself and its version; the first that occurs decides. */
  private static final String[][] WINDOWS_VERSIONS = {
    {"nt 6.1", "7"},
    {"nt 6.2", "8"},
    {"nt 6.4", "10"},
    {"nt 10.0", "10"},
    {"nt 5.0", "2000"},
    {"4.90", "ME"},
    {"nt3.51", "NT 3.11"},
    {"nt4.0", "NT 4.0"},
    {"nt 5.1", "XP"},
    {"nt 5.2", "XP"},
    {"nt 6.0", "Vista"},
    {"nt 6.3", "8.1"},
    {"arm", "RT"}
  };

  /** The label, or null if the text says nothing. */
  @Nullable String apply(String text) {
    return switch (this) {
      case DOTS -> text.replace('_', '.');
      case SPACES -> text.replace('_', ' ');
      case WORDS -> text.replace('.', ' ');
      case LOWER -> lower(text);
      case TRIM -> text.stripLeading();
      case PPC -> lower(text.replaceFirst("ower", ""));
      case RELEASE -> text.replaceFirst("master.|lts.", "");
      case WINDOWS -> windows(text);
      case SAFARI -> safari(text);
      case OPD -> containsAny(text, List.of("304", "403", "203")) ? "OnePlus" : "OPPO";
      case ITEL -> containsAny(lower(text), List.of("p10001l", "w7001")) ? "tablet" : "mobile";
    };
  }

  private static String windows(String text) {
    var lower = lower(text);
    for (var version : WINDOWS_VERSIONS) {
      if (lower.contains(version[0])) {
        return version[1];
      }
    }
    return text;
  }

  /** Safari before 3.0 named only its build; the first digit that fits decides. */
  private static @Nullable String safari(String text) {
    if (text.startsWith("/8")) {
      return "1.0";
    }
    if (text.startsWith("/1")) {
      return "1.2";
    }
    if (text.startsWith("/3")) {
      return "1.3";
    }
    if (text.startsWith("/412")) {
      return "2.0";
    }
    if (text.startsWith("/416")) {
      return "2.0.2";
    }
    if (text.startsWith("/417")) {
      return "2.0.3";
    }
    return text.startsWith("/419") ? "2.0.4" : null;
  }

  private static boolean containsAny(String text, List<String> parts) {
    return parts.stream().anyMatch(text::contains);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
