package io.waymark.dashboard;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The files of the built web application, by their paths below {@code /app/}. A build without Node
 * leaves them out.
 *
 * @param files empty if the application was not built
 */
record WebApp(Map<String, StaticFile> files) {
  private static final String FOLDER = "/web/";
  private static final String PAGE = "index.html";

  /** Files below it carry a hash of their content in their names. */
  private static final String HASHED = "assets/";

  /** What the build of {@code web/} put on the class path, which names its files in a list. */
  static WebApp load() {
    var list = StaticFile.load(FOLDER + "files.txt");
    if (list == null) {
      return new WebApp(Map.of());
    }
    return new WebApp(
        new String(list.content(), StandardCharsets.UTF_8)
            .lines()
            .collect(toUnmodifiableMap(identity(), WebApp::listed)));
  }

  private static StaticFile listed(String path) {
    return Objects.requireNonNull(
        StaticFile.load(FOLDER + path), () -> "files.txt names " + path + ", which is missing");
  }

  boolean isBuilt() {
    return files.containsKey(PAGE);
  }

  /**
   * The file at a path. Paths of the application's own pages lead to its only document; a hashed
   * file that is gone stays gone, so that an outdated page notices.
   *
   * @param path below {@code /app/}
   */
  @Nullable StaticFile at(String path) {
    var file = files.get(path);
    return file != null || path.startsWith(HASHED) ? file : files.get(PAGE);
  }

  /** Whether what is at a path never changes. */
  boolean isForever(String path) {
    return path.startsWith(HASHED);
  }
}
