package io.waymark.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;

/**
 * PostgreSQL's configuration, written anew at each start. It lies beside the cluster, not in it, so
 * that the server need not write into a folder PostgreSQL owns.
 */
final class Configuration {
  /** For a small server that shares its machine with the application. */
  private static final String SETTINGS =
      """
      # Written at each start; changes are lost. Put your own settings into local.conf beside this file.
      listen_addresses = '127.0.0.1'
      unix_socket_directories = ''
      max_connections = 100
      password_encryption = 'scram-sha-256'

      shared_buffers = '128MB'
      effective_cache_size = '512MB'
      work_mem = '8MB'
      random_page_cost = 1.1
      # Parallel queries take the cores the redirects need, and more shared memory than containers have.
      max_parallel_workers_per_gather = 0
      io_workers = 2

      max_wal_size = '512MB'
      min_wal_size = '64MB'
      max_wal_senders = 0
      max_replication_slots = 0

      timezone = 'UTC'
      log_timezone = 'UTC'
      lc_messages = 'C'
      log_checkpoints = off
      # Failed statements and their values may hold personal data; the application reports the error.
      log_error_verbosity = 'terse'
      log_min_error_statement = 'panic'
      """;

  private static final String THROWAWAY =
      """
      fsync = off
      synchronous_commit = off
      full_page_writes = off
      """;

  private static final String OWN_SETTINGS =
      """
      include = 'local.conf'
      """;

  private Configuration() {}

  /** Writes the settings, and the rule that only this role, from this machine, may log in. */
  static void write(Layout layout, String role, boolean durable) throws IOException {
    WholeFile.writeReadable(
        layout.configuration(),
        SETTINGS
            + (durable ? "" : THROWAWAY)
            + (Files.exists(layout.ownConfiguration()) ? OWN_SETTINGS : ""));
    WholeFile.writeReadable(
        layout.access(), "host all %s 127.0.0.1/32 scram-sha-256\n".formatted(role));
  }
}
