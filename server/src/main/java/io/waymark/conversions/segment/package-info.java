/** Events that Segment passes on: who somebody is, what they did, what they paid (D9). */
@org.jspecify.annotations.NullMarked
package io.waymark.conversions.segment;
