package io.waymark.traffic.agent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a text must contain for a regular expression to have a chance, worked out from the
 * expression itself, so that the rule files stay plain and a rule cannot disagree with its own
 * shortcut. It understands what those files use and is careful with the rest: it may ask for too
 * little, never for too much.
 */
final class Requirements {
  private static final int SHORTEST = 2;
  private static final int MOST_ALTERNATIVES = 32;
  private static final int MOST_CHARACTERS = 6;

  private final String regex;
  private int at;

  private Requirements(String regex) {
    this.regex = regex;
  }

  /**
   * The requirements of an expression that ignores case: of each set, at least one lower-case
   * string occurs in every text that matches. Empty if nothing can be said.
   */
  static List<Set<String>> of(String regex) {
    var parser = new Requirements(regex);
    var language = parser.alternatives();
    if (parser.at != regex.length()) {
      throw new IllegalArgumentException("unbalanced parenthesis: " + regex);
    }
    return language.requirements();
  }

  /**
   * What is known of the strings a part of an expression matches: all of them, or else what each of
   * them contains.
   */
  private record Language(@Nullable Set<String> words, List<Set<String>> needs) {
    static final Language EMPTY = new Language(Set.of(""), List.of());
    static final Language ANYTHING = new Language(null, List.of());

    static Language of(Set<String> words) {
      return words.size() <= MOST_ALTERNATIVES ? new Language(words, List.of()) : ANYTHING;
    }

    List<Set<String>> requirements() {
      return words == null ? needs : telling(words) ? List.of(words) : List.of();
    }

    static boolean telling(Set<String> words) {
      return words.stream().allMatch(word -> word.length() >= SHORTEST);
    }

    /** The requirement that excludes most texts. */
    @Nullable Set<String> strongest() {
      return requirements().stream()
          .max(Comparator.comparingInt(Language::shortest).thenComparingInt(set -> -set.size()))
          .orElse(null);
    }

    private static int shortest(Set<String> words) {
      return words.stream().mapToInt(String::length).min().orElse(0);
    }

    Language orNothing() {
      if (words == null) {
        return ANYTHING;
      }
      var more = new TreeSet<>(words);
      more.add("");
      return of(more);
    }

    Language repeated() {
      return new Language(null, requirements());
    }
  }

  private Language alternatives() {
    var branches = new ArrayList<Language>();
    branches.add(sequence());
    while (at < regex.length() && regex.charAt(at) == '|') {
      at++;
      branches.add(sequence());
    }
    return branches.size() == 1 ? branches.getFirst() : union(branches);
  }

  private static Language union(List<Language> branches) {
    var words = new TreeSet<String>();
    if (branches.stream().allMatch(branch -> branch.words() != null)) {
      for (var branch : branches) {
        words.addAll(branch.words() == null ? Set.of() : branch.words());
      }
      return Language.of(words);
    }
    for (var branch : branches) {
      var strongest = branch.strongest();
      if (strongest == null) {
        return Language.ANYTHING;
      }
      words.addAll(strongest);
    }
    return new Language(null, List.of(words));
  }

  private Language sequence() {
    var needs = new ArrayList<Set<String>>();
    Set<String> run = Set.of("");
    boolean exact = true;
    while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
      var part = quantified();
      var words = part.words();
      if (words != null && run.size() * words.size() <= MOST_ALTERNATIVES) {
        run = product(run, words);
        continue;
      }
      exact = false;
      needs.addAll(Language.of(run).requirements());
      needs.addAll(words == null ? part.needs() : List.of());
      run = words == null ? Set.of("") : words;
    }
    if (exact) {
      return Language.of(run);
    }
    needs.addAll(Language.of(run).requirements());
    return new Language(null, List.copyOf(needs));
  }

  private static Set<String> product(Set<String> starts, Set<String> ends) {
    var words = new TreeSet<String>();
    for (var start : starts) {
      for (var end : ends) {
        words.add(start + end);
      }
    }
    return words;
  }

  private Language quantified() {
    var atom = atom();
    if (at == regex.length() || "?*+{".indexOf(regex.charAt(at)) < 0) {
      return atom;
    }
    char quantifier = regex.charAt(at++);
    boolean needed = quantifier == '+';
    if (quantifier == '{') {
      needed = regex.charAt(at) != '0';
      at = regex.indexOf('}', at) + 1;
    }
    if (at < regex.length() && "?+".indexOf(regex.charAt(at)) >= 0) {
      at++;
    }
    if (quantifier == '?') {
      return atom.orNothing();
    }
    return needed ? atom.repeated() : Language.ANYTHING;
  }

  private Language atom() {
    char c = regex.charAt(at++);
    return switch (c) {
      case '(' -> group();
      case '[' -> characters();
      case '\\' -> escape(regex.charAt(at++));
      case '.' -> Language.ANYTHING;
      case '^', '$' -> Language.EMPTY;
      default -> character(c);
    };
  }

  private Language group() {
    boolean looksAround = false;
    if (regex.charAt(at) == '?') {
      looksAround = regex.charAt(at + 1) != ':';
      at += 2;
    }
    var inside = alternatives();
    if (at == regex.length()) {
      throw new IllegalArgumentException("unbalanced parenthesis: " + regex);
    }
    at++;
    return looksAround ? Language.EMPTY : inside;
  }

  private Language characters() {
    var members = new TreeSet<String>();
    boolean known = regex.charAt(at) != '^';
    while (regex.charAt(at) != ']') {
      char c = regex.charAt(at++);
      if (c == '\\') {
        known &= !Character.isLetterOrDigit(regex.charAt(at));
        c = regex.charAt(at++);
      }
      char last = c;
      if (regex.charAt(at) == '-' && regex.charAt(at + 1) != ']') {
        last = regex.charAt(at + 1);
        at += 2;
      }
      for (char member = c; member <= last; member++) {
        members.add(String.valueOf(member).toLowerCase(Locale.ROOT));
      }
    }
    at++;
    return known && members.size() <= MOST_CHARACTERS ? Language.of(members) : Language.ANYTHING;
  }

  private static Language escape(char c) {
    return switch (c) {
      case 'b', 'B', 'z' -> Language.EMPTY;
      default -> Character.isLetterOrDigit(c) ? Language.ANYTHING : character(c);
    };
  }

  private static Language character(char c) {
    return Language.of(Set.of(String.valueOf(c).toLowerCase(Locale.ROOT)));
  }
}
