package io.waymark.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the real build script of the dashboard, with a Node.js and an npm made for the purpose. */
class DashboardBuildTest {
  private static final Path SCRIPT = Path.of("../web/build/run").toAbsolutePath().normalize();
  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

  private static final String NPM_THAT_BUILDS =
      "echo \"$1\" >>calls; case $1 in ci) mkdir -p node_modules;; run) mkdir -p dist; : >dist/files.txt;; esac";

  @TempDir Path folder;

  private Path tools = Path.of("");
  private Path web = Path.of("");

  @BeforeEach
  void checkout() throws IOException {
    tools = Files.createDirectory(folder.resolve("tools"));
    var needed = List.of("cmp", "cp", "dirname", "find", "grep", "head", "mkdir", "rm", "tail");
    for (var name : needed) {
      install(name, "exec %s \"$@\"".formatted(tool(name)));
    }
    web = folder.resolve("check out/web");
    for (var name : List.of("src", "public", "build")) {
      Files.createDirectories(web.resolve(name));
    }
    Files.copy(SCRIPT, web.resolve("build/run"));
    for (var name :
        List.of(
            "src/main.tsx",
            "index.html",
            "package.json",
            "package-lock.json",
            "vite.config.ts",
            "tsconfig.json",
            "build/run")) {
      var file = web.resolve(name);
      if (!Files.exists(file)) {
        Files.writeString(file, "");
      }
      Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
    }
  }

  private static Path tool(String name) {
    return Stream.of("/bin", "/usr/bin")
        .map(bin -> Path.of(bin, name))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow();
  }

  private void install(String name, String script) throws IOException {
    var file = Files.writeString(tools.resolve(name), "#!/bin/sh\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private record Ran(int exit, String output) {}

  private Ran run(String... arguments) throws Exception {
    var command = new ArrayList<>(List.of("/bin/sh", web.resolve("build/run").toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(Map.of("PATH", tools.toString()));
    var process = builder.start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(process.waitFor(), output);
  }

  private boolean isFresh() throws Exception {
    return run("--is-fresh").exit() == 0;
  }

  private List<String> npmCalls() throws IOException {
    return Files.readAllLines(web.resolve("calls"));
  }

  @Test
  void withoutNodeItIsLeftOutWhichIsNoFailure() throws Exception {
    var ran = run();

    assertThat(ran.exit()).isZero();
    assertThat(ran.output()).contains("left out: there is no Node.js");
    assertThat(isFresh()).isTrue();
  }

  @Test
  void anOldNodeIsNamed() throws Exception {
    install("node", "[ \"$1\" != --version ] || { echo v18.1.0; exit 0; }; exit 1");

    assertThat(run().output()).contains("left out: Node.js v18.1.0 is not 20.19 or newer");
  }

  @Test
  void whatIsBuiltIsNotBuiltAgainUntilSomethingChanges() throws Exception {
    install("node", "exit 0");
    install("npm", NPM_THAT_BUILDS);
    assertThat(isFresh()).isFalse();

    assertThat(run()).isEqualTo(new Ran(0, ""));
    assertThat(run()).isEqualTo(new Ran(0, ""));
    assertThat(npmCalls()).containsExactly("ci", "run");

    change("src/main.tsx");
    assertThat(isFresh()).isFalse();
    assertThat(run()).isEqualTo(new Ran(0, ""));
    assertThat(npmCalls()).as("packages are the same").containsExactly("ci", "run", "run");
  }

  @Test
  void aBuildThatFailsIsLeftOutAndNotTriedAgainUntilSomethingChanges() throws Exception {
    install("node", "exit 0");
    install("npm", "echo 'no network'; exit 1");

    var ran = run();

    assertThat(ran.exit()).isZero();
    assertThat(ran.output()).contains("no network").contains("the dashboard is left out");
    assertThat(web.resolve("dist")).doesNotExist();
    assertThat(isFresh()).isTrue();
    change("src/main.tsx");
    assertThat(isFresh()).isFalse();
  }

  private void change(String name) throws IOException {
    var later = FileTime.from(Instant.now().plusSeconds(60));
    Files.setLastModifiedTime(web.resolve(name), later);
  }
}
