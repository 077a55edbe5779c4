package io.waymark.app.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * A configuration file in the format of {@link Properties}, in UTF-8.
 *
 * @param lines the number of the line that each key is on
 * @param problems what is wrong with the file itself
 */
record ConfigFile(
    Path path, Map<String, String> entries, Map<String, Integer> lines, List<String> problems) {

  private static final long LARGEST = 1 << 20;

  static ConfigFile read(Path path) {
    try {
      if (Files.size(path) > LARGEST) {
        return unreadable(path, "it is larger than 1 MiB");
      }
      return parse(path, Files.readString(path));
    } catch (NoSuchFileException missing) {
      return unreadable(path, "there is no such file");
    } catch (CharacterCodingException notText) {
      return unreadable(path, "it is not UTF-8 text");
    } catch (IOException | IllegalArgumentException failure) {
      return unreadable(path, String.valueOf(failure.getMessage()));
    }
  }

  private static ConfigFile unreadable(Path path, String why) {
    var problem = "cannot read the configuration file %s: %s".formatted(path, why);
    return new ConfigFile(path, Map.of(), Map.of(), List.of(problem));
  }

  /** Reads one logical line after the other, as Properties tells neither lines nor repetitions. */
  private static ConfigFile parse(Path path, String text) throws IOException {
    var entries = new TreeMap<String, String>();
    var lines = new TreeMap<String, Integer>();
    var problems = new ArrayList<String>();
    var logical = new StringBuilder();
    var begin = 1;
    var number = 0;
    for (var line : text.lines().toList()) {
      number++;
      logical.append(line).append('\n');
      if (continues(line, logical)) {
        continue;
      }
      var one = new Properties();
      one.load(new StringReader(logical.toString()));
      for (var name : one.stringPropertyNames()) {
        var earlier = lines.putIfAbsent(name, begin);
        if (earlier == null) {
          entries.put(name, one.getProperty(name));
        } else {
          problems.add(
              "%s is set twice in %s, on lines %d and %d".formatted(name, path, earlier, begin));
        }
      }
      logical.setLength(0);
      begin = number + 1;
    }
    return new ConfigFile(path, entries, lines, problems);
  }

  private static boolean continues(String line, StringBuilder logical) {
    var first = logical.toString().stripLeading();
    var comment = first.startsWith("#") || first.startsWith("!");
    var backslashes = line.length() - line.replaceAll("\\\\+$", "").length();
    return !comment && backslashes % 2 == 1;
  }

  int line(String name) {
    return lines.getOrDefault(name, 0);
  }
}
