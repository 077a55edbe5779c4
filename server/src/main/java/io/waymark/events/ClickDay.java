package io.waymark.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is left of clicks that were too old to be kept one by one: how many there were of a kind in
 * a day.
 *
 * @param timestamp noon of the day, in UTC
 * @param workspaceId the links' workspace, or empty if it has none
 * @param url the destination without anything but its {@code utm_} parameters
 * @param place without coordinates, which are {@code Unknown}
 * @param device the device type
 * @param referer the referrer's host, or {@code (direct)}
 * @param refererUrl the referrer without its parameters
 * @param botReason why they are not counted, or null if they are
 * @param clicks at least 1
 * @param last when the last of them was
 */
public record ClickDay(
    Instant timestamp,
    String workspaceId,
    String linkId,
    String url,
    Place place,
    String device,
    String browser,
    String os,
    String referer,
    String refererUrl,
    Trigger trigger,
    @Nullable BotReason botReason,
    long clicks,
    Instant last) {}
