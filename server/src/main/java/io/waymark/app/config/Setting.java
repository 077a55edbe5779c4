package io.waymark.app.config;

/**
 * The value a key has, and why.
 *
 * @param name of the key
 * @param shown the value as it may be printed, without secrets; empty if there is none
 * @param origin where it was set, or "default"
 */
public record Setting(String name, String shown, String origin) {

  /** Whether somebody set it. */
  public boolean isSet() {
    return !origin.equals("default");
  }
}
