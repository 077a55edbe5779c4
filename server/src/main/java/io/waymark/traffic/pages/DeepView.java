package io.waymark.traffic.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/**
 * How a domain wants the page between link and app to look (RED-33).
 *
 * @param hidePoweredByBadge whether the page keeps silent about who made it
 * @param appName what the app is called, or null to go by the destination
 */
public record DeepView(
    boolean hidePoweredByBadge, @Nullable String appName, Variant variant, ButtonStyle button) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int LONGEST_NAME = 100;

  /** The look of domains that say nothing about it. */
  public static final DeepView DEFAULT =
      new DeepView(false, null, Variant.DEFAULT, ButtonStyle.DEFAULT);

  /** How much the page says. */
  public enum Variant {
    /** Explains itself. */
    DEFAULT,
    /** A name and a button. */
    MINIMAL
  }

  /**
   * Reads a domain's settings. Whatever is missing or is not what it should be, is as usual; this
   * never throws.
   *
   * @param json the domain's {@code deepviewData}, or null
   */
  public static DeepView of(@Nullable String json) {
    if (json == null) {
      return DEFAULT;
    }
    try {
      return of(JSON.readTree(json));
    } catch (JsonProcessingException e) {
      return DEFAULT;
    }
  }

  private static DeepView of(@Nullable JsonNode settings) {
    if (settings == null || !settings.isObject()) {
      return DEFAULT;
    }
    var minimal = settings.path("variant").asText().equals("minimal");
    return new DeepView(
        settings.path("hidePoweredByBadge").booleanValue(),
        name(settings.path("appName")),
        minimal ? Variant.MINIMAL : Variant.DEFAULT,
        ButtonStyle.of(settings.path("buttonStyle")));
  }

  private static @Nullable String name(JsonNode value) {
    var name = value.isTextual() ? value.textValue().strip() : "";
    return name.isEmpty() || name.length() > LONGEST_NAME ? null : name;
  }
}
