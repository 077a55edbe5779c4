/** Where a visitor is: client address behind trusted proxies, and its place. */
@org.jspecify.annotations.NullMarked
package io.waymark.traffic.geo;
