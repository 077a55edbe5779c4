package io.waymark.app.config;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The places of any number of networks, or {@code none}. */
public record GeoOverrides(List<GeoOverride> all) {

  private static final Pattern SEMICOLON = Pattern.compile("\\s*;\\s*");

  public GeoOverrides {
    all = List.copyOf(all);
  }

  /**
   * Reads overrides separated by semicolons (the names of some cities have commas), or {@code
   * none}.
   *
   * @throws IllegalArgumentException if the text is anything else
   */
  public static GeoOverrides parse(CharSequence text) {
    return new GeoOverrides(
        "none".contentEquals(text)
            ? List.of()
            : SEMICOLON.splitAsStream(text).map(GeoOverride::parse).toList());
  }

  @Override
  public String toString() {
    return all.isEmpty()
        ? "none"
        : all.stream().map(GeoOverride::toString).collect(Collectors.joining(";"));
  }
}
