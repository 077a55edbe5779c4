package io.waymark.traffic.pages;

import org.jspecify.annotations.Nullable;

/**
 * What machines that draw previews are told of a link (RED-23).
 *
 * @param url the short link
 * @param title null for the short link itself
 * @param image the address of a picture, only named, never fetched by the page
 * @param video the address of a film, only named
 * @param favicon the address of an icon, only named
 */
public record Preview(
    String url,
    @Nullable String title,
    @Nullable String description,
    @Nullable String image,
    @Nullable String video,
    @Nullable String favicon) {}
