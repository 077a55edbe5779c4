package io.waymark.links.metatags;

import io.waymark.platform.outbound.OutboundResponse.Fetched;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads from an answer's headers who may show it in a frame (IFR-1). */
final class FrameRules {
  private static final Pattern SCHEME = Pattern.compile("^[a-z][a-z0-9+.-]*://");
  private static final Pattern PORT_AND_PATH = Pattern.compile("(?::(?:\\d+|\\*))?(?:/.*)?$");

  private FrameRules() {}

  /**
   * Whether pages of the domain may. A policy that does not list the domain says nothing here;
   * {@code X-Frame-Options} does.
   */
  static boolean permit(Fetched answer, String domain) {
    var host = host(domain);
    for (var policy : answer.headers().getOrDefault("content-security-policy", List.of())) {
      for (var directive : policy.toLowerCase(Locale.ROOT).split("[;,]", -1)) {
        var words = List.of(directive.strip().split("\\s+", -1));
        if (words.getFirst().equals("frame-ancestors")
            && words.stream().skip(1).anyMatch(source -> covers(source, host))) {
          return true;
        }
      }
    }
    var options = answer.header("x-frame-options");
    var option = options == null ? "" : options.strip().toUpperCase(Locale.ROOT);
    return !option.equals("DENY") && !option.equals("SAMEORIGIN");
  }

  private static boolean covers(String source, String host) {
    if (source.equals("*")) {
      return true;
    }
    var listed = host(source);
    return listed.startsWith("*.") ? host.endsWith(listed.substring(1)) : listed.equals(host);
  }

  private static String host(String source) {
    var withoutScheme = SCHEME.matcher(source.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
    return PORT_AND_PATH.matcher(withoutScheme).replaceFirst("");
  }
}
