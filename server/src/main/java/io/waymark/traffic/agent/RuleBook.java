package io.waymark.traffic.agent;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All rules. One pass over a text tells which of them have a chance; only those are tried. */
final class RuleBook {
  /** What the rules are about; each part has a file. */
  enum Part {
    BROWSER("browser.rules"),
    CPU("cpu.rules"),
    DEVICE("device.rules"),
    ENGINE("engine.rules"),
    OS("os.rules");

    private final String file;

    Part(String file) {
      this.file = file;
    }
  }

  private final Literals literals;
  private final Map<Part, List<Rule>> rules;

  private RuleBook(Literals literals, Map<Part, List<Rule>> rules) {
    this.literals = literals;
    this.rules = rules;
  }

  static RuleBook load() {
    var drafts =
        Stream.of(Part.values())
            .collect(Collectors.toMap(Function.identity(), part -> RuleFile.read(part.file)));
    var literals =
        new Literals(
            drafts.values().stream()
                .flatMap(List::stream)
                .flatMap(draft -> draft.requirements().stream())
                .flatMap(Set::stream)
                .collect(Collectors.toSet()));
    var numbers = new HashMap<String, Integer>();
    literals.all().forEach(literal -> numbers.put(literal, numbers.size()));
    var rules = new EnumMap<Part, List<Rule>>(Part.class);
    drafts.forEach(
        (part, list) -> rules.put(part, list.stream().map(d -> rule(d, numbers)).toList()));
    return new RuleBook(literals, rules);
  }

  private static Rule rule(RuleFile.Draft draft, Map<String, Integer> numbers) {
    var needs =
        draft.requirements().stream()
            .map(set -> set.stream().mapToInt(numbers::get).toArray())
            .toArray(int[][]::new);
    var pattern = Pattern.compile(draft.regex(), Pattern.CASE_INSENSITIVE);
    return new Rule(pattern, needs, draft.meaning());
  }

  /** What the first matching rule of each part says. */
  Map<Part, Map<Field, String>> read(String userAgent) {
    var present = literals.in(userAgent);
    var text = new MeteredText(userAgent);
    var labels = new EnumMap<Part, Map<Field, String>>(Part.class);
    for (var part : Part.values()) {
      labels.put(part, first(rules.getOrDefault(part, List.of()), present, text));
    }
    return labels;
  }

  private static Map<Field, String> first(List<Rule> rules, BitSet present, MeteredText text) {
    for (var rule : rules) {
      if (rule.possible(present)) {
        var matcher = rule.pattern().matcher(text);
        if (text.find(matcher)) {
          return rule.meaning(matcher);
        }
      }
    }
    return Map.of();
  }
}
