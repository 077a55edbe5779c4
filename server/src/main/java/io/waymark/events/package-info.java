/** What happened: clicks, leads, sales, and the store that keeps them. */
@org.jspecify.annotations.NullMarked
package io.waymark.events;
