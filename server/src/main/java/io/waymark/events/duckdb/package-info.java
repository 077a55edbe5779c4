/**
 * The event store of a single machine: one DuckDB file.
 *
 * <p>Everything is stored in arrival order in the tables {@code clicks}, {@code leads} and {@code
 * sales}. Texts are plain {@code VARCHAR}: DuckDB keeps a dictionary per column and row group by
 * itself, so an {@code ENUM} would save nothing measurable and would refuse values nobody foresaw.
 * Native calls never run on the caller's thread, since they would pin the carrier of a virtual one:
 * see {@link io.waymark.events.duckdb.Lane}.
 */
@org.jspecify.annotations.NullMarked
package io.waymark.events.duckdb;
