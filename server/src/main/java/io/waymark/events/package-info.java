/** What happened: clicks (later leads and sales) and the store that keeps them. */
@org.jspecify.annotations.NullMarked
package io.waymark.events;
