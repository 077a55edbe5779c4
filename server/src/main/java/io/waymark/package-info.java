/** Waymark: short links, click analytics, conversions and partner programs on your own machine. */
@org.jspecify.annotations.NullMarked
package io.waymark;
