package io.waymark.links;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What somebody searches for in short links and destinations (LNK-59). */
record SearchedText(String text) {
  /** Shorter parts are not in the index. */
  private static final int SHORTEST_PART = 3;

  private static final int MOST_WORDS = 4;
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  boolean tooShort() {
    return text.codePointCount(0, text.length()) < SHORTEST_PART;
  }

  /** The condition that short link or destination contain the text. */
  void contained(Where where) {
    where.and(
        "(short_link ilike :search or url ilike :search)", "search", "%" + literal(text) + "%");
  }

  void beginsKey(Where where) {
    where.and("folded_key like :search", "search", literal(text.toLowerCase(Locale.ROOT)) + "%");
  }

  /**
   * Says of every word of the text alone what {@link #contained} says of all. That changes nothing
   * but the plan: PostgreSQL knows which word is rare, and may look up that one, where reading what
   * the index says of "https" or "utm", which nearly every link has, takes longer than all the
   * rest. Where many links are found, it costs more than it saves.
   *
   * @return whether there was anything to say: of a single word there is not
   */
  boolean wordsContained(Where where) {
    var words = words();
    if (words.size() < 2) {
      return false;
    }
    for (var i = 0; i < words.size(); i++) {
      var name = "word" + i;
      where.and(
          "(short_link ilike :%1$s or url ilike :%1$s)".formatted(name),
          name,
          "%" + words.get(i) + "%");
    }
    return true;
  }

  /** The longest words. */
  private List<String> words() {
    return NO_WORD
        .splitAsStream(text)
        .filter(word -> !new SearchedText(word).tooShort())
        .distinct()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .limit(MOST_WORDS)
        .toList();
  }

  /** The text itself, where LIKE would see patterns. */
  private static String literal(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
