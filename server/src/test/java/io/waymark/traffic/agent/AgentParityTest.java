package io.waymark.traffic.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.waymark.events.Agent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("CLK-4: the labels are those of ua-parser-js")
class AgentParityTest {
  private final Agents agents = new Agents();

  @Test
  void agreesWithTheCommittedAnswers() {
    assertAgreement(GoldenAgents.committed());
  }

  @Test
  void theCorpusCoversDevicesOfEveryType() {
    assertThat(GoldenAgents.committed())
        .extracting(Agent::device)
        .contains("Desktop", "Mobile", "Tablet", "Smarttv", "Console", "Wearable", "Embedded");
  }

  @Test
  void agreesWithThePackageItself(@TempDir Path folder) throws Exception {
    var parity = parityFolder();
    assumeTrue(
        parity != null && Files.isDirectory(parity.resolve("node_modules/ua-parser-js")),
        "run `npm ci` in e2e/agent-parity to compare with the package itself");
    var headers =
        GoldenAgents.committed().stream().map(Agent::userAgent).collect(Collectors.joining("\n"));
    assertAgreement(GoldenAgents.parse(askPackage(parity, folder, headers)));
  }

  private void assertAgreement(List<Agent> expected) {
    assertThat(expected).hasSizeGreaterThan(500);
    assertThat(expected.stream().map(Agent::userAgent).map(agents::of)).isEqualTo(expected);
  }

  private static String askPackage(Path parity, Path folder, String headers)
      throws IOException, InterruptedException {
    var input = Files.writeString(folder.resolve("headers"), headers + "\n");
    var output = folder.resolve("labels");
    var node =
        new ProcessBuilder("node", "parse.mjs")
            .directory(parity.toFile())
            .redirectInput(input.toFile())
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(node.waitFor()).as("exit status of node").isZero();
    return Files.readString(output, StandardCharsets.UTF_8);
  }

  private static @Nullable Path parityFolder() {
    return Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
        .map(path -> path.resolve("e2e/agent-parity"))
        .filter(Files::isDirectory)
        .findFirst()
        .orElse(null);
  }
}
