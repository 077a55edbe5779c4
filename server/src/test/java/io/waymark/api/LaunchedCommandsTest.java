package io.waymark.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands for the API as people give them: through the launcher, in a process of their own. */
@QuarkusTest
class LaunchedCommandsTest extends ApiTest {
  private static final Path LAUNCHER = Path.of("../waymark");

  @TempDir Path folder;

  /**
   * A checkout that is built, whose JDK runs the classes under test instead of the packaged ones.
   */
  @BeforeEach
  void checkout() throws IOException {
    Files.createDirectories(folder.resolve("server/src/main"));
    Files.createDirectories(folder.resolve("server/target/quarkus-app"));
    for (var name :
        List.of("pom.xml", "server/pom.xml", "server/target/quarkus-app/quarkus-run.jar")) {
      Files.writeString(folder.resolve(name), "");
    }
    Files.copy(LAUNCHER, folder.resolve("waymark"));
    Files.createDirectories(folder.resolve("jdk/bin"));
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
    var classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Files.writeString(
        folder.resolve("arguments"),
        """
        -XX:TieredStopAtLevel=1
        -Djava.util.logging.manager=org.jboss.logmanager.LogManager
        -cp
        "%s"
        """
            .formatted(classes));
    executable("javac", "exit 1");
    executable(
        "java",
        """
        while [ "$1" != -jar ]; do shift; done
        shift 2
        exec '%s/bin/java' '@%s' io.waymark.app.Main "$@"
        """
            .formatted(System.getProperty("java.home"), folder.resolve("arguments")));
  }

  private void executable(String name, String script) throws IOException {
    var file = Files.writeString(folder.resolve("jdk/bin").resolve(name), "#!/bin/sh\n" + script);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private record Ran(int exit, String out, String err) {}

  private Ran run(String... arguments) throws Exception {
    var command = new ArrayList<>(List.of("/bin/sh", folder.resolve("waymark").toString()));
    command.addAll(List.of(arguments));
    var err = folder.resolve("err");
    var builder = new ProcessBuilder(command).redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("WAYMARK_"));
    builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("WAYMARK_API_KEY", workspace.key());
    var process = builder.start();
    process.getOutputStream().write("{\"url\":\"https://a.com/\"}".getBytes(UTF_8));
    process.getOutputStream().close();
    var out = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Ran(process.waitFor(), out, Files.readString(err));
  }

  @Test
  @DisplayName("a link is made from standard input and listed, and nothing else is printed")
  void links() throws Exception {
    var server = base.toString();

    assertThat(run("links", "create", "--body", "-", "--key", workspace.slug(), "--server", server))
        .satisfies(made -> assertThat(made.err()).isEmpty())
        .satisfies(made -> assertThat(made.exit()).isZero())
        .satisfies(made -> assertThat(made.out()).containsPattern("url +https://a.com/\n"));
    assertThat(run("links", "list", "--json", "--server", server))
        .isEqualTo(new Ran(0, api.get("/api/links").text(), ""));
    assertThat(run("links", "list", "--server", "http://127.0.0.1:9").exit()).isEqualTo(3);
  }
}
