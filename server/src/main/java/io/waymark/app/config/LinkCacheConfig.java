package io.waymark.app.config;

import io.smallrye.config.WithDefault;

/** Links kept in memory. */
public interface LinkCacheConfig {
  @Meaning(
      "Most memory, beside the Java heap, for the links that are visited most; 128 MiB are about a"
          + " million links. It is taken as it is needed.")
  @WithDefault("128MiB")
  @Within(min = "0B", max = "16GiB")
  DataSize memory();
}
