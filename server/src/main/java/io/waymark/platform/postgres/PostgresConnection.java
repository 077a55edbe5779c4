package io.waymark.platform.postgres;

/**
 * How to reach a database on this machine.
 *
 * @param port the TCP port on 127.0.0.1
 * @param database the database's name
 * @param user the role to log in as: owner of the database, may create others, not a superuser
 * @param password that role's password; left out of {@link #toString}
 */
public record PostgresConnection(int port, String database, String user, String password) {

  /**
   * The JDBC URL, without user and password. It insists on SCRAM, where both sides prove that they
   * know the password and neither sends it: whoever takes the port while the server is down learns
   * nothing from clients that reconnect.
   */
  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:%d/%s?requireAuth=scram-sha-256&sslmode=disable"
        .formatted(port, database);
  }

  /** The same server and role, another database. */
  public PostgresConnection to(String otherDatabase) {
    return new PostgresConnection(port, otherDatabase, user, password);
  }

  @Override
  public String toString() {
    return "%s@127.0.0.1:%d/%s".formatted(user, port, database);
  }
}
