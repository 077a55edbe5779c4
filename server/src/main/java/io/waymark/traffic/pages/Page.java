package io.waymark.traffic.pages;

/**
 * A rendered page.
 *
 * @param html the whole document, to be sent as {@code text/html; charset=utf-8}
 * @param contentSecurityPolicy the header the page has to be sent with
 */
public record Page(String html, String contentSecurityPolicy) {}
