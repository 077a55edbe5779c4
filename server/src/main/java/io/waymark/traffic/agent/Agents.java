package io.waymark.traffic.agent;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.waymark.events.Agent;
import io.waymark.traffic.agent.RuleBook.Part;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads User-Agent headers as ua-parser-js 1.x does, label for label (CLK-4, A2). Safe for use by
 * many threads; never blocks. Answers are remembered, within a bounded amount of memory.
 */
public final class Agents {
  /** The longest header kept, in UTF-16 code units; the rest is cut off. */
  public static final int MAX_LENGTH = 1024;

  /** Where ua-parser-js stops reading. */
  private static final int READ_LENGTH = 500;

  private static final int REMEMBERED_CHARACTERS = 8 << 20;
  private static final int CHARACTERS_PER_AGENT = 300;
  private static final String UNKNOWN = "Unknown";

  private final RuleBook rules = RuleBook.load();
  private final Cache<String, Agent> known =
      Caffeine.newBuilder()
          .maximumWeight(REMEMBERED_CHARACTERS)
          .weigher((String header, Agent _) -> CHARACTERS_PER_AGENT + 2 * header.length())
          .build();

  /**
   * The agent behind a header.
   *
   * @param userAgent the header as received; null, empty or blank gives {@link Agent#UNKNOWN}
   * @return labels of printable text; {@link Agent#userAgent} is the header, cut to {@link
   *     #MAX_LENGTH}, with control characters as spaces and broken surrogates as U+FFFD
   */
  public Agent of(@Nullable String userAgent) {
    if (userAgent == null || userAgent.isBlank()) {
      return Agent.UNKNOWN;
    }
    var header = userAgent.length() <= MAX_LENGTH ? userAgent : userAgent.substring(0, MAX_LENGTH);
    return known.get(header, this::read);
  }

  private Agent read(String header) {
    var userAgent = HeaderText.storable(header);
    var labels = rules.read(readable(userAgent));
    return new Agent(
        device(label(labels, Part.DEVICE, Field.TYPE)),
        orUnknown(label(labels, Part.DEVICE, Field.VENDOR)),
        orUnknown(label(labels, Part.DEVICE, Field.MODEL)),
        orUnknown(label(labels, Part.BROWSER, Field.NAME)),
        orUnknown(label(labels, Part.BROWSER, Field.VERSION)),
        orUnknown(label(labels, Part.ENGINE, Field.NAME)),
        orUnknown(label(labels, Part.ENGINE, Field.VERSION)),
        orUnknown(label(labels, Part.OS, Field.NAME)),
        orUnknown(label(labels, Part.OS, Field.VERSION)),
        orUnknown(label(labels, Part.CPU, Field.ARCHITECTURE)),
        userAgent);
  }

  private static String readable(String userAgent) {
    if (userAgent.length() <= READ_LENGTH) {
      return userAgent;
    }
    var text = userAgent.stripLeading();
    return text.substring(0, Math.min(READ_LENGTH, text.length()));
  }

  private static @Nullable String label(
      Map<Part, Map<Field, String>> labels, Part part, Field field) {
    return labels.getOrDefault(part, Map.of()).get(field);
  }

  private static String orUnknown(@Nullable String label) {
    return label == null ? UNKNOWN : label;
  }

  private static String device(@Nullable String type) {
    return type == null
        ? "Desktop"
        : type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1);
  }
}
