/** From journalled visits to stored clicks and folded counters, exactly once. */
@org.jspecify.annotations.NullMarked
package io.waymark.traffic.clicks;
