package io.waymark.app.config;

import io.smallrye.config.WithDefault;

/** The log that clicks are written to before the visitor is answered. */
public interface JournalConfig {
  @Meaning(
      "When a click counts as kept: written (handed to the operating system, survives the death"
          + " of the server) or synced (on the disk, survives the death of the machine; slower).")
  @WithDefault("written")
  Durability durability();

  @Meaning("Size at which a new segment file is begun.")
  @WithDefault("64MiB")
  @Within(min = "1MiB", max = "1GiB")
  DataSize segmentSize();

  @Meaning(
      "Most bytes that wait to be written; past that, visitors are sent on and the loss is counted.")
  @WithDefault("64MiB")
  @Within(min = "1MiB", max = "16GiB")
  DataSize queueSize();

  /** When a click counts as kept. */
  enum Durability {
    WRITTEN,
    SYNCED
  }
}
