package io.waymark.app.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Where backups are kept. Failures are told in words for people. */
sealed interface BackupPlace permits BackupFolder, BackupBucket {

  /** The folder in which a backup is written that is to be put here. */
  Path workshop() throws IOException;

  /** Takes a backup that is complete, under its name; the file is no longer where it was. */
  void put(Path file, String name) throws IOException;

  /** What is there by names of backups, the oldest first. */
  List<Kept> list() throws IOException;

  /** Removes a backup. */
  void delete(String name) throws IOException;

  /** The place, for people. */
  String words();

  /** One of the things there, for people. */
  String words(String name);
}
