package io.waymark.platform.net;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Asks a real JavaScript engine, one process for many questions; skips the test without one. */
final class Node {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Node() {}

  /**
   * Calls a JavaScript function, given as source, with each question and returns its answers.
   *
   * @param preamble declarations the function needs
   * @param function {@code q => answer}, on JSON values
   */
  static List<JsonNode> ask(Path folder, String preamble, String function, List<?> questions)
      throws Exception {
    assumeTrue(isInstalled(), "node is not installed: nothing to compare with");
    Path input = folder.resolve("questions.json");
    Path output = folder.resolve("answers.json");
    JSON.writeValue(input.toFile(), questions);
    String script =
        """
        const fs = require('fs');
        %s
        const ask = %s;
        const questions = JSON.parse(fs.readFileSync(process.argv[1], 'utf8'));
        fs.writeFileSync(process.argv[2], JSON.stringify(questions.map(ask)));
        """
            .formatted(preamble, function);
    var process =
        new ProcessBuilder("node", "-e", script, input.toString(), output.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("node failed: " + said);
    }
    var answers = new ArrayList<JsonNode>();
    JSON.readTree(Files.readAllBytes(output)).forEach(answers::add);
    return answers;
  }

  private static boolean isInstalled() {
    try {
      var process = new ProcessBuilder("node", "--version").start();
      return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
