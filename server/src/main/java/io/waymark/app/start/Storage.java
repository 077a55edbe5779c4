package io.waymark.app.start;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The data folder, and the PostgreSQL inside it. One process at a time has a folder; what an
 * earlier one left behind, however it ended, is recovered. Failures are told in words for people:
 * the exceptions' messages are shown as they are.
 */
public interface Storage {

  /**
   * Takes the folder for this process, creating it if needed.
   *
   * @throws IOException if another process has the folder, or it cannot be created or written to
   */
  Claim claim(Path data) throws IOException;

  /**
   * Takes the folder and starts PostgreSQL in it; returns when it answers.
   *
   * @throws IOException if the folder cannot be had, or PostgreSQL not started
   */
  Postgres start(Path data) throws IOException;

  /**
   * The PostgreSQL that another process runs in this folder at the moment, if it answers.
   *
   * @throws IOException if this user may not know
   */
  Optional<DatabaseLogin> running(Path data) throws IOException;

  /** A folder that this process has. */
  interface Claim extends AutoCloseable {
    /** Gives the folder up; does nothing the second time. */
    @Override
    void close();
  }

  /** A PostgreSQL that runs for this process, in a folder that this process has. */
  interface Postgres extends Claim {
    DatabaseLogin login();

    /** Stops it, waits until it has ended, and gives the folder up. */
    @Override
    void close();
  }
}
