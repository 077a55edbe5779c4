package io.waymark.app.archiving;

import io.waymark.archive.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The data of a server, to be written down and taken back. One thing at a time; failures are told
 * in words for people.
 */
public interface Archives extends AutoCloseable {

  /** Whether there is no workspace yet. */
  boolean isEmpty();

  /**
   * Writes an archive of one moment. Every visit that was answered before is in it and counted.
   *
   * @param workspace the slug of the only one to write; null for the whole server
   * @return how many lines each file has; empty if there is no such workspace
   */
  Optional<SortedMap<String, Long>> write(Path to, @Nullable String workspace, boolean secrets)
      throws IOException;

  /**
   * Takes an archive in.
   *
   * @param rehearsal whether to change nothing
   * @return how many lines are refused; if any, nothing has changed
   */
  long take(Path from, boolean rehearsal, Report report) throws IOException;

  /**
   * Puts an archive in the place of everything.
   *
   * @return how many lines are refused; if any, nothing has changed
   */
  long replace(Path from, Report report) throws IOException;

  @Override
  void close();
}
