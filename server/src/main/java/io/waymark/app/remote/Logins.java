package io.waymark.app.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code waymark login} remembers, in a file that its owner alone can read. */
record Logins(Path file) {
  private static final Set<PosixFilePermission> OWNER_ALONE =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  /** Where the user's configuration is. */
  static Logins of(Map<String, String> environment) {
    var config = environment.getOrDefault("XDG_CONFIG_HOME", "");
    var home = environment.getOrDefault("HOME", System.getProperty("user.home", "."));
    var folder = config.isEmpty() ? Path.of(home, ".config") : Path.of(config);
    return new Logins(folder.resolve("waymark").resolve("credentials"));
  }

  /**
   * A server and how to be let in.
   *
   * @param server the API's root
   */
  record Login(String server, String key, @Nullable String workspace) {
    /** Without the key. */
    @Override
    public String toString() {
      return "Login[" + server + "]";
    }
  }

  /** The server that was logged in to last. */
  Optional<Login> current() throws IOException {
    var all = read();
    return find(all, all.path("current").asText());
  }

  Optional<Login> at(String server) throws IOException {
    return find(read(), server);
  }

  private static Optional<Login> find(ObjectNode all, String server) {
    var kept = all.path("servers").path(server);
    return kept.isMissingNode()
        ? Optional.empty()
        : Optional.of(
            new Login(
                server,
                kept.path("key").asText(),
                kept.hasNonNull("workspace") ? kept.path("workspace").asText() : null));
  }

  /** Remembers a login, which is the current one from now on. */
  void keep(Login login) throws IOException {
    var all = read();
    all.put("current", login.server());
    var kept = all.withObjectProperty("servers").putObject(login.server());
    kept.put("key", login.key());
    if (login.workspace() != null) {
      kept.put("workspace", login.workspace());
    }
    write(all);
  }

  /** Forgets a login; tells whether there was one. */
  boolean forget(String server) throws IOException {
    var all = read();
    var removed = all.withObjectProperty("servers").remove(server) != null;
    if (removed) {
      if (all.path("current").asText().equals(server)) {
        all.remove("current");
      }
      write(all);
    }
    return removed;
  }

  private ObjectNode read() throws IOException {
    try {
      refuseShared();
      if (Handed.JSON.readTree(Files.readAllBytes(file)) instanceof ObjectNode all) {
        return all;
      }
      throw new IOException(file + " is damaged: delete it and log in again");
    } catch (NoSuchFileException none) {
      return Handed.JSON.createObjectNode();
    } catch (JsonProcessingException damaged) {
      throw new IOException(file + " is damaged: delete it and log in again");
    }
  }

  private void refuseShared() throws IOException {
    if (isPosix() && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
      throw new IOException("others can read or write %s: chmod 600 it".formatted(file));
    }
  }

  private void write(ObjectNode all) throws IOException {
    var folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    var next =
        isPosix()
            ? Files.createTempFile(
                folder, "credentials", "", PosixFilePermissions.asFileAttribute(OWNER_ALONE))
            : Files.createTempFile(folder, "credentials", "");
    Files.write(next, Handed.JSON.writeValueAsBytes(all));
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private boolean isPosix() {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
