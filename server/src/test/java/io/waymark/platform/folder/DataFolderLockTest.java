package io.waymark.platform.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderLockTest {
  @TempDir private Path parent;

  @Test
  void aFolderHasOneOwnerAtATime() {
    var folder = parent.resolve("data");
    try (var lock = DataFolderLock.acquire(folder)) {
      assertThat(lock.folder()).isDirectory();
      for (var attempt = 0; attempt < 2; attempt++) {
        assertThatThrownBy(() -> DataFolderLock.acquire(folder.resolve("..").resolve("data")))
            .isInstanceOf(FolderInUseException.class)
            .hasMessageContaining(lock.folder().toString())
            .hasMessageContaining("process " + ProcessHandle.current().pid());
      }
    }
    DataFolderLock.acquire(folder).close();
  }

  @Test
  void closingTwiceDoesNotReleaseTheNextOwner() {
    var first = DataFolderLock.acquire(parent);
    first.close();
    try (var second = DataFolderLock.acquire(parent)) {
      first.close();
      assertThatThrownBy(() -> DataFolderLock.acquire(second.folder()))
          .isInstanceOf(FolderInUseException.class);
    }
  }

  @Test
  void aFileLeftBehindBlocksNobody() throws Exception {
    Files.writeString(parent.resolve(".lock"), "1\n");
    try (var lock = DataFolderLock.acquire(parent)) {
      assertThat(Files.readString(lock.folder().resolve(".lock")))
          .isEqualTo(ProcessHandle.current().pid() + "\n");
    }
  }

  @Test
  void foldersAreOwnedOneByOne() {
    try (var outer = DataFolderLock.acquire(parent);
        var inner = DataFolderLock.acquire(parent.resolve("inner"))) {
      assertThat(inner.folder()).startsWith(outer.folder());
    }
  }
}
