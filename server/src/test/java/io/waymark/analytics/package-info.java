/** Questions and answers on a real event store. */
@org.jspecify.annotations.NullMarked
package io.waymark.analytics;
