/** The DuckDB event store keeps the contract. */
@org.jspecify.annotations.NullMarked
package io.waymark.events.duckdb;
