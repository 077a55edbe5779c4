package io.waymark.app.backup;

/**
 * A backup that is there.
 *
 * @param name without its place
 * @param bytes how large it is
 */
public record Kept(String name, long bytes) {}
