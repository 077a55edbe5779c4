package io.waymark.architecture.broken.stray;

import org.duckdb.DuckDBDriver;

/** In no area, and speaks to DuckDB. */
final class Stray {

  static final Class<?> DRIVER = DuckDBDriver.class;

  private Stray() {}
}
