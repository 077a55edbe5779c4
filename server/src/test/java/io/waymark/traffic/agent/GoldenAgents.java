package io.waymark.traffic.agent;

import io.waymark.events.Agent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What ua-parser-js says, as e2e/agent-parity prints it: the fields of an agent, tab-separated. */
final class GoldenAgents {
  private static final int FIELDS = Agent.class.getRecordComponents().length;

  private GoldenAgents() {}

  /** The committed answers for the committed headers. */
  static List<Agent> committed() {
    try (var file = GoldenAgents.class.getResourceAsStream("golden.tsv")) {
      if (file == null) {
        throw new IllegalStateException("golden.tsv is missing");
      }
      return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Agent> parse(String rows) {
    return rows.lines().map(GoldenAgents::row).toList();
  }

  private static Agent row(String row) {
    var fields = row.split("\t", -1);
    if (fields.length != FIELDS) {
      throw new IllegalArgumentException(Arrays.toString(fields));
    }
    return new Agent(
        fields[0],
        fields[1],
        fields[2],
        fields[3],
        fields[4],
        fields[5],
        fields[6],
        fields[7],
        fields[8],
        fields[9],
        fields[10]);
  }
}
