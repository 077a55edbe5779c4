package io.waymark.platform.schema;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An input as it was understood.
 *
 * @param value the record
 * @param json the fields that were present, after normalisation, in terms of JSON
 */
public record Echo<R>(R value, Map<String, @Nullable Object> json) {}
