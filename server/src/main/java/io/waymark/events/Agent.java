package io.waymark.events;

/**
 * A User-Agent header in the vocabulary of ua-parser-js 1.x (CLK-4). Unknown parts are {@code
 * "Unknown"}.
 *
 * @param device the device type with a capital first letter, {@code Desktop} if none is named
 * @param userAgent the header itself
 */
public record Agent(
    String device,
    String deviceVendor,
    String deviceModel,
    String browser,
    String browserVersion,
    String engine,
    String engineVersion,
    String os,
    String osVersion,
    String cpuArchitecture,
    String userAgent) {

  /** The agent of a request without a User-Agent header. */
  public static final Agent UNKNOWN =
      new Agent(
          "Desktop", "Unknown", "Unknown", "Unknown", "Unknown", "Unknown", "Unknown", "Unknown",
          "Unknown", "Unknown", "Unknown");
}
