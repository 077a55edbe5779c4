package io.waymark.traffic.pages;

import org.jspecify.annotations.Nullable;

/**
 * The page between a link and an app (RED-32, RED-33).
 *
 * @param shortLink the short link with the visitor's query, which the app finds in the clipboard
 * @param appName what the app is called unless the view names it; the apex of the destination
 * @param continueUrl where the button leads: the short link with {@code skip_deeplink_preview=1}
 * @param intentUrl the {@code intent://} URL that Android tries first, or null
 */
public record Interstitial(
    String shortLink,
    String appName,
    DeepView view,
    Language language,
    String continueUrl,
    @Nullable String intentUrl) {}
