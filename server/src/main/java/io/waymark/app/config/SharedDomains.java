package io.waymark.app.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Short domains for every workspace, each with the only hosts its links may lead to, such as {@code
 * git.new=github.com; cal.link=cal.com,calendly.com}, or {@code none}.
 *
 * @param hosts by domain, in the order they were written
 */
public record SharedDomains(Map<String, List<String>> hosts) {

  private static final Pattern SEMICOLON = Pattern.compile("\\s*;\\s*");
  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
  private static final Pattern DOMAIN = Pattern.compile(Shapes.HOST_AND_PORT);
  private static final Pattern HOST =
      Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+");

  public SharedDomains {
    var copy = new LinkedHashMap<String, List<String>>();
    hosts.forEach((domain, allowed) -> copy.put(domain, List.copyOf(allowed)));
    hosts = Collections.unmodifiableMap(copy);
  }

  /**
   * Reads domains separated by semicolons, or {@code none}.
   *
   * @throws IllegalArgumentException if the text is anything else
   */
  public static SharedDomains parse(CharSequence text) {
    var hosts = new LinkedHashMap<String, List<String>>();
    if (!"none".contentEquals(text)) {
      for (var entry : SEMICOLON.split(text.toString().strip(), -1)) {
        var sides = entry.split("\\s*=\\s*", 2);
        if (sides.length != 2 || !DOMAIN.matcher(sides[0]).matches()) {
          throw new IllegalArgumentException("not a domain and its hosts: " + entry);
        }
        if (hosts.put(sides[0], hosts(sides[1])) != null) {
          throw new IllegalArgumentException("named twice: " + sides[0]);
        }
      }
    }
    return new SharedDomains(hosts);
  }

  private static List<String> hosts(String text) {
    var hosts = List.of(COMMA.split(text, -1));
    for (var host : hosts) {
      if (!HOST.matcher(host).matches()) {
        throw new IllegalArgumentException("not a host name in lower case: " + host);
      }
    }
    return hosts;
  }

  @Override
  public String toString() {
    return hosts.isEmpty()
        ? "none"
        : hosts.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + String.join(",", entry.getValue()))
            .collect(Collectors.joining(";"));
  }
}
