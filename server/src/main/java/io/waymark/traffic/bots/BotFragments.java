package io.waymark.traffic.bots;

import io.waymark.traffic.agent.Literals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The parts of a User-Agent header that betray a machine (CLK-2, 11.6). */
final class BotFragments {
  private static final String FILE = "fragments.txt";

  /** What Instagram's browser on a Pixel says about the device; no sign of Google's machines. */
  private static final String PIXEL = "Google/google";

  private final Literals fragments = new Literals(listed());

  /** Whether any fragment occurs, without regard to case. */
  boolean in(String userAgent) {
    return fragments.anyIn(userAgent.contains(PIXEL) ? userAgent.replace(PIXEL, "") : userAgent);
  }

  static List<String> listed() {
    try (var file = BotFragments.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException("missing from the class path: " + FILE);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
