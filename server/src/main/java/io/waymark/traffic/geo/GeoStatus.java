package io.waymark.traffic.geo;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the geo database is doing, for health checks and operators.
 *
 * @param type what the file calls itself, such as {@code GeoLite2-City}; null if none is in use
 * @param built when its maker built it; null if none is in use
 * @param problem why the newest file is not in use, null if it is. An older one may still be
 */
public record GeoStatus(
    Path path, @Nullable String type, @Nullable Instant built, @Nullable String problem) {}
