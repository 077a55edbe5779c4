/**
 * Deep links: the page between a link and an app (RED-32, RED-33), and what an app is told of the
 * link that led to its installation (RED-31).
 */
@org.jspecify.annotations.NullMarked
package io.waymark.traffic.deeplinks;
