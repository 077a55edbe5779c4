package io.waymark.traffic.agent;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Reads one of the rule files beside this class; their first lines say how they are written. */
final class RuleFile {
  private RuleFile() {}

  /** A rule before the literals of all rules have numbers. */
  record Draft(String regex, List<Assignment> meaning, List<Set<String>> requirements) {}

  static List<Draft> read(String name) {
    var drafts = new ArrayList<Draft>();
    var patterns = new ArrayList<String>();
    for (var line : lines(name)) {
      if (line.startsWith("/") && line.endsWith("/")) {
        patterns.add(line.substring(1, line.length() - 1));
      } else if (line.startsWith("  ")) {
        var meaning = Arrays.stream(line.strip().split(", ")).map(Assignment::parse).toList();
        patterns.forEach(regex -> drafts.add(new Draft(regex, meaning, Requirements.of(regex))));
        patterns.clear();
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        throw new IllegalStateException(name + ": neither pattern nor meaning: " + line);
      }
    }
    return drafts;
  }

  private static List<String> lines(String name) {
    var stream = RuleFile.class.getResourceAsStream(name);
    if (stream == null) {
      throw new IllegalStateException("missing from the class path: " + name);
    }
    try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
