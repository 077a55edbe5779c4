/** The contract of event stores, and clicks to test with. */
@org.jspecify.annotations.NullMarked
package io.waymark.events;
