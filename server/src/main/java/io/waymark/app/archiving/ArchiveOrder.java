package io.waymark.app.archiving;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What an operator wants of the archives of a server. Paths are absolute. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "order")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ArchiveOrder.Export.class, name = "export"),
  @JsonSubTypes.Type(value = ArchiveOrder.Import.class, name = "import"),
  @JsonSubTypes.Type(value = ArchiveOrder.Backup.class, name = "backup"),
  @JsonSubTypes.Type(value = ArchiveOrder.Backups.class, name = "backups"),
  @JsonSubTypes.Type(value = ArchiveOrder.Status.class, name = "status"),
  @JsonSubTypes.Type(value = ArchiveOrder.Restore.class, name = "restore")
})
public sealed interface ArchiveOrder {

  /**
   * Write an archive.
   *
   * @param workspace the slug of the only one to write; null for the whole server
   */
  record Export(Path to, @Nullable String workspace, boolean secrets) implements ArchiveOrder {}

  /**
   * Take an archive in.
   *
   * @param rehearsal whether to change nothing
   * @param json whether to report in JSON
   */
  record Import(Path from, boolean rehearsal, boolean json) implements ArchiveOrder {}

  /**
   * Make a backup.
   *
   * @param to a file, or the folder to make one in; null for where scheduled ones go
   */
  record Backup(@Nullable Path to) implements ArchiveOrder {}

  /** Tell how it is with scheduled backups. */
  record Status() implements ArchiveOrder {}

  /** Tell of the backups there are. */
  record Backups() implements ArchiveOrder {}

  /**
   * Put a backup in the place of everything.
   *
   * @param confirmed whether it may do so where there is something
   */
  record Restore(Path from, boolean confirmed) implements ArchiveOrder {}
}
