package io.waymark.app.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words with addresses they lead to, such as {@code login=https://app.example.com/login;
 * home=https://example.com}, or {@code none}.
 *
 * @param addresses by word, in the order they were written
 */
public record WordAddresses(Map<String, String> addresses) {

  private static final Pattern SEMICOLON = Pattern.compile("\\s*;\\s*");
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,63}");
  private static final Pattern ADDRESS = Pattern.compile("https?://[!-:<-~]{1,1000}");

  public WordAddresses {
    addresses = Collections.unmodifiableMap(new LinkedHashMap<>(addresses));
  }

  /**
   * Reads words separated by semicolons, or {@code none}.
   *
   * @throws IllegalArgumentException if the text is anything else
   */
  public static WordAddresses parse(CharSequence text) {
    var addresses = new LinkedHashMap<String, String>();
    if (!"none".contentEquals(text)) {
      for (var entry : SEMICOLON.split(text.toString().strip(), -1)) {
        var sides = entry.split("\\s*=\\s*", 2);
        if (sides.length != 2
            || !WORD.matcher(sides[0]).matches()
            || !ADDRESS.matcher(sides[1]).matches()) {
          throw new IllegalArgumentException("not a word and its address: " + entry);
        }
        if (addresses.put(sides[0], sides[1]) != null) {
          throw new IllegalArgumentException("named twice: " + sides[0]);
        }
      }
    }
    return new WordAddresses(addresses);
  }

  @Override
  public String toString() {
    return addresses.isEmpty()
        ? "none"
        : addresses.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining(";"));
  }
}
