/**
 * The benchmark of questions about events, in the store's package so that it writes the store's own
 * tables.
 */
@org.jspecify.annotations.NullMarked
package io.waymark.events.duckdb;
