/** The pages visitors of short links see instead of a destination. */
@org.jspecify.annotations.NullMarked
package io.waymark.traffic.pages;
