package io.waymark.traffic.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes the files the journal writes; a seam, because real disks refuse too seldom. */
interface Disk {
  Disk REAL =
      file ->
          FileChannel.open(
              file,
              StandardOpenOption.WRITE,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING);

  /** Opens an empty file for writing, whether or not there was one. */
  FileChannel create(Path file) throws IOException;
}
