package io.waymark.platform.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs as one file: a {@code .txz}, or the {@code .tar} in it. */
final class Archive {
  private static final int OWNER_EXECUTES = 0100;
  private static final String SUFFIX = ".txz";

  private Archive() {}

  /**
   * The plain archive of a {@code .txz}. A build may have left it beside the jar, which spares the
   * seconds of decompressing.
   */
  static InputStream open(URL txz) throws IOException {
    var plain = beside(txz);
    return plain.isPresent()
        ? new BufferedInputStream(Files.newInputStream(plain.get()))
        : new XZInputStream(new BufferedInputStream(txz.openStream()));
  }

  private static Optional<Path> beside(URL txz) throws IOException {
    if (!(txz.openConnection() instanceof JarURLConnection jar)
        || !jar.getJarFileURL().getProtocol().equals("file")) {
      return Optional.empty();
    }
    var name = jar.getEntryName().substring(0, jar.getEntryName().length() - SUFFIX.length());
    return Optional.of(
            Path.of(URI.create(jar.getJarFileURL().toString())).resolveSibling(name + ".tar"))
        .filter(Files::isRegularFile);
  }

  /**
   * Unpacks a plain archive into a folder, for everyone to read whatever the umask says: the
   * account that runs the programs need not be the one that unpacks them.
   *
   * @throws IOException if the archive is damaged or reaches outside the folder
   */
  static void unpack(InputStream archive, Path folder) throws IOException {
    try (var tar = new TarArchiveInputStream(archive)) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (needed(entry.getName())) {
          unpack(tar, entry, folder);
        }
      }
    }
  }

  /** Static libraries and build files are for compiling against PostgreSQL, not for running it. */
  private static boolean needed(String name) {
    return !name.endsWith(".a") && !name.contains("/pgxs/") && !name.contains("/pkgconfig/");
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder)
      throws IOException {
    var target = inside(folder, folder.resolve(entry.getName()), entry);
    if (entry.isDirectory()) {
      createFolders(target);
      return;
    }
    createFolders(target.resolveSibling(""));
    if (entry.isSymbolicLink()) {
      inside(folder, target.resolveSibling(entry.getLinkName()), entry);
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else if (entry.isFile()) {
      Files.copy(tar, target);
      allow(target, (entry.getMode() & OWNER_EXECUTES) != 0);
    } else {
      throw new IOException("Unexpected kind of entry in the archive: " + entry.getName());
    }
  }

  private static Path inside(Path folder, Path path, TarArchiveEntry entry) throws IOException {
    var normal = path.normalize();
    if (!normal.startsWith(folder)) {
      throw new IOException("The archive reaches outside its folder: " + entry.getName());
    }
    return normal;
  }

  private static void createFolders(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      createFolders(folder.resolveSibling(""));
      Files.createDirectory(folder);
      allow(folder, true);
    }
  }

  private static void allow(Path path, boolean execute) throws IOException {
    Files.setPosixFilePermissions(
        path, PosixFilePermissions.fromString(execute ? "rwxr-xr-x" : "rw-r--r--"));
  }
}
