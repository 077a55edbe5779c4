/** Tells people from machines. Classifies, never drops. */
@org.jspecify.annotations.NullMarked
package io.waymark.traffic.bots;
