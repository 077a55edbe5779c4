package io.waymark.app.backup;

import java.nio.file.Path;

/** Where an operator wants backups. */
public sealed interface Target {

  /** In the data folder. */
  record DataFolder() implements Target {}

  /** In another folder. */
  record Folder(Path path) implements Target {}

  /** In a bucket. */
  record Bucket(BucketSettings settings) implements Target {}

  /** The place, given the one in the data folder. */
  default BackupPlace in(BackupFolder own) {
    return switch (this) {
      case DataFolder() -> own;
      case Folder(var path) -> new BackupFolder(path);
      case Bucket(var settings) -> new BackupBucket(settings, own);
    };
  }
}
