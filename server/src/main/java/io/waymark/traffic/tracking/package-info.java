/**
 * Visits that reach the server by another door than a short link: apps that were opened by one, and
 * pages of customers (RED-34, CLK-9, CLK-10).
 */
@org.jspecify.annotations.NullMarked
package io.waymark.traffic.tracking;
