/** Clocks and dates people write. */
@org.jspecify.annotations.NullMarked
package io.waymark.platform.time;
