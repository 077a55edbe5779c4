package io.waymark.app.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A folder, made for its owner alone if it is not there. */
record BackupFolder(Path folder) implements BackupPlace {

  @Override
  public Path workshop() throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      }
    }
    return folder;
  }

  @Override
  public void put(Path file, String name) throws IOException {
    var target = folder.resolve(name);
    if (Files.exists(target)) {
      throw new FileAlreadyExistsException(target + " is there already; name one that is not");
    }
    Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
    sync(folder);
  }

  /** The name lasts only when the folder is on the disk as well. */
  private static void sync(Path folder) throws IOException {
    if (!System.getProperty("os.name", "").startsWith("Windows")) {
      try (var entries = FileChannel.open(folder, StandardOpenOption.READ)) {
        entries.force(true);
      }
    }
  }

  @Override
  public List<Kept> list() throws IOException {
    var found = new ArrayList<Kept>();
    if (Files.isDirectory(folder)) {
      try (var files = Files.newDirectoryStream(folder, "waymark-*.tar.gz")) {
        for (var file : files) {
          var name = String.valueOf(file.getFileName());
          if (BackupName.moment(name).isPresent()) {
            found.add(new Kept(name, Files.size(file)));
          }
        }
      }
    }
    found.sort(Comparator.comparing(Kept::name));
    return found;
  }

  @Override
  public void delete(String name) throws IOException {
    Files.deleteIfExists(folder.resolve(name));
  }

  @Override
  public String words() {
    return folder.toString();
  }

  @Override
  public String words(String name) {
    return folder.resolve(name).toString();
  }
}
