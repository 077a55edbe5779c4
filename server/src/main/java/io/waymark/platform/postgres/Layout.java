package io.waymark.platform.postgres;

import java.nio.file.Path;

/**
 * What lies where in the data folder. Only {@link #cluster} belongs to the account PostgreSQL runs
 * as; everything else belongs to the server, which never writes into the cluster's folder: as root
 * it would follow links that a hijacked PostgreSQL could plant there.
 *
 * @param folder a real, absolute path
 */
record Layout(Path folder) {

  /** PostgreSQL's own data directory. Exists only once it is complete. */
  Path cluster() {
    return folder.resolve("cluster");
  }

  /** The role's password, kept for the life of the cluster; readable by the owner only. */
  Path password() {
    return folder.resolve("password");
  }

  /** How to reach the running server; rewritten at each start, readable by the owner only. */
  Path connection() {
    return folder.resolve("connection.properties");
  }

  Path configuration() {
    return folder.resolve("postgresql.conf");
  }

  /** Settings of the operator's, if there are any. */
  Path ownConfiguration() {
    return folder.resolve("local.conf");
  }

  Path access() {
    return folder.resolve("pg_hba.conf");
  }

  Path log() {
    return folder.resolve("postgres.log");
  }
}
