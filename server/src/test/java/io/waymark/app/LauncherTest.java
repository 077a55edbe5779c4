package io.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the real launcher script with JDK folders made for the purpose. */
class LauncherTest {

  private static final Path LAUNCHER = Path.of("../waymark").toAbsolutePath().normalize();

  @TempDir Path folder;

  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void noJdkToBeFound() throws Exception {
    environment.put("WAYMARK_JVM_FOLDERS", folder.resolve("jvm").toString());
    environment.put("PATH", tools().toString());
  }

  /** The commands the launcher needs, without a java among them. */
  private Path tools() throws IOException {
    var tools = Files.createDirectory(folder.resolve("tools"));
    for (var name :
        List.of(
            "cat",
            "date",
            "dirname",
            "find",
            "head",
            "id",
            "mkdir",
            "mv",
            "nice",
            "readlink",
            "rm",
            "sed",
            "sort",
            "uname")) {
      var tool =
          Stream.of("/bin", "/usr/bin")
              .map(bin -> Path.of(bin, name))
              .filter(Files::exists)
              .findFirst()
              .orElseThrow();
      executable(tools.resolve(name), "exec %s \"$@\"".formatted(tool));
    }
    return tools;
  }

  /** A folder that looks like a JDK. */
  private Path jdk(String name, String release) throws IOException {
    var jdk = folder.resolve(name);
    Files.createDirectories(jdk.resolve("bin"));
    for (var tool : List.of("java", "javac")) {
      executable(jdk.resolve("bin").resolve(tool), "exit 1");
    }
    Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"x\"\n%s\n".formatted(release));
    return jdk;
  }

  private static void executable(Path file, String script) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private record Ran(int exit, String output) {}

  private Ran run(Path launcher, String... arguments) throws Exception {
    var command = new ArrayList<>(List.of("/bin/sh", launcher.toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    var process = builder.start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(process.waitFor(), output);
  }

  private void assertFinds(Path jdk) throws Exception {
    assertThat(run(LAUNCHER, "jdk")).isEqualTo(new Ran(0, jdk + "\n"));
  }

  @Test
  void javaHomeIsTakenIfItIsNewEnough() throws Exception {
    var chosen = jdk("chosen one", "JAVA_VERSION=\"27-ea\"");
    jdk("jvm/jdk-25", "JAVA_VERSION=\"25.0.1\"");
    environment.put("JAVA_HOME", chosen.toString());

    assertFinds(chosen);
  }

  @Test
  void anOldJavaHomeIsPassedOver() throws Exception {
    var old = jdk("old", "JAVA_VERSION=\"17.0.9\"");
    var fresh = jdk("jvm/jdk-25", "JAVA_VERSION=\"25.0.1\"");
    environment.put("JAVA_HOME", old.toString());

    assertFinds(fresh);
  }

  @Test
  void theJavaOnThePathIsTakenFromBehindItsLinks() throws Exception {
    var jdk = jdk("elsewhere", "JAVA_VERSION=\"25\"");
    Files.createSymbolicLink(folder.resolve("tools/java"), jdk.resolve("bin/java"));

    assertFinds(jdk);
  }

  @Test
  void ofTheSystemsFoldersTheOldestThatIsNewEnoughIsTaken() throws Exception {
    jdk("jvm/java-21", "JAVA_VERSION=\"21.0.9\"");
    jdk("jvm/a-java-26", "JAVA_VERSION=\"26.0.1\"");
    var fitting = jdk("jvm/java 25", "JAVA_VERSION=\"25.0.2\"");
    jdk("jvm/java-100", "JAVA_VERSION=\"100\"");

    assertFinds(fitting);
  }

  @Test
  void macFoldersAreUnderstood() throws Exception {
    assertFinds(jdk("jvm/temurin-25.jdk/Contents/Home", "JAVA_VERSION=\"25.0.1\""));
  }

  @Test
  void aRuntimeWithoutACompilerIsPassedOver() throws Exception {
    Files.delete(jdk("jvm/jre-25", "JAVA_VERSION=\"25.0.1\"").resolve("bin/javac"));

    assertThat(run(LAUNCHER, "jdk").exit()).isEqualTo(1);
  }

  @Test
  void withoutAReleaseFileTheJavaItselfIsAsked() throws Exception {
    var jdk = jdk("jvm/bare", "");
    Files.delete(jdk.resolve("release"));
    executable(jdk.resolve("bin/java"), "echo 'openjdk version \"26.0.1\" 2026-04-21' >&2");

    assertFinds(jdk);
  }

  @Test
  void aMissingJdkIsExplained() throws Exception {
    jdk("jvm/java-17", "JAVA_VERSION=\"17.0.9\"");

    var ran = run(LAUNCHER, "jdk");

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.output())
        .contains("no JDK 25 or newer found")
        .contains("JAVA_HOME")
        .contains("https://adoptium.net");
  }

  @Test
  void theLauncherMayBeCalledThroughALink() throws Exception {
    var jdk = jdk("jvm/jdk-25", "JAVA_VERSION=\"25.0.1\"");
    var launcher = builtCheckout().resolve("waymark");
    var link = Files.createSymbolicLink(folder.resolve("link to waymark"), launcher);

    assertThat(run(link, "jdk")).isEqualTo(new Ran(0, jdk + "\n"));
  }

  /** A checkout with nothing but the launcher and a server that is up to date. */
  private Path builtCheckout() throws IOException {
    var root = Files.createDirectory(folder.resolve("check out"));
    Files.createDirectories(root.resolve("server/src/main"));
    Files.createDirectories(root.resolve("server/target/quarkus-app"));
    Files.writeString(root.resolve("pom.xml"), "");
    Files.writeString(root.resolve("server/pom.xml"), "");
    Files.writeString(root.resolve("server/target/quarkus-app/quarkus-run.jar"), "");
    Files.copy(LAUNCHER, root.resolve("waymark"));
    return root;
  }

  @Test
  void otherCommandsAreHandedToTheServerAsTheyAre() throws Exception {
    var jdk = jdk("jvm/jdk-25", "JAVA_VERSION=\"25.0.1\"");
    executable(jdk.resolve("bin/java"), "for each in \"$@\"; do echo \"<$each>\"; done; exit 7");
    environment.put("WAYMARK_JAVA_OPTS", "-Xmx1g -Dx=y");
    var root = builtCheckout();

    var ran = run(root.resolve("waymark"), "token", "create", "--name", "two words", "");

    assertThat(ran.exit()).isEqualTo(7);
    assertThat(ran.output())
        .contains("<-Xmx512m>\n<-Xmx1g>\n<-Dx=y>\n<-jar>\n")
        .endsWith("quarkus-run.jar>\n<token>\n<create>\n<--name>\n<two words>\n<>\n");
  }

  @Test
  void theOptionsOfTheJvmCanBeAskedForByBenchmarks() throws Exception {
    assertThat(run(LAUNCHER, "jvm-options").output()).contains("-XX:+UseG1GC", "-Xmx512m");
  }

  @Test
  void theServerIsRehearsedOnceAfterABuild() throws Exception {
    var jdk = jdk("jvm/jdk-25", "JAVA_VERSION=\"25.0.1\"");
    executable(
        jdk.resolve("bin/java"),
        """
        for each in "$@"; do
          case $each in -XX:ArchiveClassesAtExit=*) echo learnt >"${each#*=}" ;; esac
        done
        echo "<$*>"
        """);
    var root = builtCheckout();
    var learnt = root.toRealPath().resolve("server/target/learnt");
    var classes = "-XX:SharedArchiveFile=" + learnt.resolve("classes.jsa");

    assertThat(run(root.resolve("waymark"), "build").output())
        .contains("rehearsing a start", "ready for fast starts");
    assertThat(run(root.resolve("waymark"), "doctor").output())
        .doesNotContain("rehears")
        .contains(classes);
    assertThat(run(root.resolve("waymark"), "up").output())
        .doesNotContain("rehears")
        .contains(classes);

    Files.writeString(learnt.resolve("start.aot"), "learnt in the background");
    assertThat(run(root.resolve("waymark"), "doctor").output())
        .doesNotContain(classes)
        .contains("-XX:AOTCache=" + learnt.resolve("start.aot"));

    // what one JDK has learnt is of no use to another
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.2\"\n");
    assertThat(run(root.resolve("waymark"), "doctor").output())
        .doesNotContain("-XX:AOTCache=", classes);
    assertThat(run(root.resolve("waymark"), "up").output()).contains("rehearsing a start", classes);
  }

  @Test
  void aRehearsalThatFailsIsToldAndNotTriedAgain() throws Exception {
    var jdk = jdk("jvm/jdk-25", "JAVA_VERSION=\"25.0.1\"");
    executable(jdk.resolve("bin/java"), "echo \"<$*>\"; exit 1");
    var root = builtCheckout();

    assertThat(run(root.resolve("waymark"), "build"))
        .satisfies(first -> assertThat(first.exit()).isZero())
        .satisfies(first -> assertThat(first.output()).contains("the rehearsal failed"));
    assertThat(run(root.resolve("waymark"), "doctor").output())
        .doesNotContain("rehears", "SharedArchiveFile");
  }

  @Test
  void aMissingMavenIsExplainedWhenSomethingHasToBeBuilt() throws Exception {
    jdk("jvm/jdk-25", "JAVA_VERSION=\"25.0.1\"");
    var root = builtCheckout();
    Files.delete(root.resolve("server/target/quarkus-app/quarkus-run.jar"));

    var ran = run(root.resolve("waymark"), "build");

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.output()).contains("Maven is needed");
  }
}
