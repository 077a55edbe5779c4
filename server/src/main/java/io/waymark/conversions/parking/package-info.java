/** Events that cannot be recorded yet, kept until they can be or never will. */
@org.jspecify.annotations.NullMarked
package io.waymark.conversions.parking;
