package io.waymark.platform.folder;

import java.nio.file.Path;
import java.util.OptionalLong;

/** Another running instance owns this data folder. */
public final class FolderInUseException extends RuntimeException {
  private static final long serialVersionUID = 1;

  FolderInUseException(Path folder, OptionalLong holder) {
    super(
        "The data folder "
            + folder
            + " is in use by "
            + (holder.isPresent() ? "process " + holder.getAsLong() : "another process")
            + ". Stop that one first, or give this one a folder of its own.");
  }
}
