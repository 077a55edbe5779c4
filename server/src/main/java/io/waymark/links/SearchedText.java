package io.waymark.links;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What somebody searches for in short links and destinations (LNK-59). A text of several words is
 * looked up by one of them: PostgreSQL knows which is rare, and takes that. Reading what its index
 * says of "https" or "utm", which nearly every link has, takes longer than all the rest.
 */
record SearchedText(String text) {
  /** Shorter parts are not in the index. */
  private static final int SHORTEST_PART = 3;

  private static final int MOST_WORDS = 4;
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  boolean tooShort() {
    return length(text) < SHORTEST_PART;
  }

  /** Adds the condition that a link's address or destination contains the text. */
  void addTo(Where where) {
    var words = words();
    if (words.size() < 2) {
      where.and(
          "(short_link ilike :search or url ilike :search)", "search", "%" + literal(text) + "%");
      return;
    }
    for (var i = 0; i < words.size(); i++) {
      var name = "word" + i;
      where.and(
          "(short_link ilike :%1$s or url ilike :%1$s)".formatted(name),
          name,
          "%" + words.get(i) + "%");
    }
    where.and(
        "(strpos(lower(short_link), lower(:search)) > 0 or strpos(lower(url), lower(:search)) > 0)",
        "search",
        text);
  }

  /** The longest words. */
  private List<String> words() {
    return NO_WORD
        .splitAsStream(text)
        .filter(word -> length(word) >= SHORTEST_PART)
        .distinct()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .limit(MOST_WORDS)
        .toList();
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** The text itself, where LIKE would see patterns. */
  static String literal(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
