package io.waymark.app.start;

import io.waymark.app.config.Config;
import io.waymark.archive.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Archives of the data folder that this process has, while no server runs on it. Failures are told
 * in words for people.
 */
public interface Archiving {

  /**
   * Writes an archive.
   *
   * @param workspace the slug of the only one to write; null for the whole server
   * @return how many lines each file has; empty if there is no such workspace
   */
  Optional<SortedMap<String, Long>> write(
      Config config, DatabaseLogin database, Path to, @Nullable String workspace, boolean secrets)
      throws IOException, SQLException;

  /**
   * Takes an archive in.
   *
   * @param rehearsal whether to change nothing
   * @return how many lines are refused; if any, nothing has changed
   */
  long take(Config config, DatabaseLogin database, Path from, boolean rehearsal, Report report)
      throws IOException, SQLException;
}
