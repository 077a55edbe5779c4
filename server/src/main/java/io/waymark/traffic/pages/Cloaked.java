package io.waymark.traffic.pages;

import org.jspecify.annotations.Nullable;

/**
 * A destination that is shown under the short link's own address (RED-25).
 *
 * @param url the final URL, shown in a frame if it is one of the web
 * @param title null for the destination's host
 * @param image the address of a picture for previews, only named
 * @param favicon the address of an icon, which browsers fetch
 */
public record Cloaked(
    String url,
    @Nullable String title,
    @Nullable String description,
    @Nullable String image,
    @Nullable String favicon) {}
