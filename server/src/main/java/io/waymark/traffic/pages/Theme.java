package io.waymark.traffic.pages;

import org.jspecify.annotations.Nullable;

/**
 * How a workspace's pages look. Nothing in it needs to be checked: what is no picture of this
 * server, or no colour, is left out.
 *
 * @param name what the workspace is called; empty for nobody's pages
 * @param logo the address of a picture on this server, or null
 * @param color {@code #rrggbb} of buttons and signs, or null for the usual one
 */
public record Theme(String name, @Nullable String logo, @Nullable String color) {
  /** The look of pages that belong to nobody. */
  public static final Theme NONE = new Theme("", null, null);
}
