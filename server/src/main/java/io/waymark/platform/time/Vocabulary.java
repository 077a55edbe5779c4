package io.waymark.platform.time;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The English words of dates. */
final class Vocabulary {
  private static final List<String> MONTH_NAMES =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");
  private static final List<String> WEEKDAY_NAMES =
      List.of("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday");
  private static final List<String> COUNTS =
      List.of(
          "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
          "twelve");
  private static final List<String> RANKS =
      List.of(
          "first",
          "second",
          "third",
          "fourth",
          "fifth",
          "sixth",
          "seventh",
          "eighth",
          "ninth",
          "tenth",
          "eleventh",
          "twelfth",
          "thirteenth",
          "fourteenth",
          "fifteenth",
          "sixteenth",
          "seventeenth",
          "eighteenth",
          "nineteenth",
          "twentieth",
          "twenty first",
          "twenty second",
          "twenty third",
          "twenty fourth",
          "twenty fifth",
          "twenty sixth",
          "twenty seventh",
          "twenty eighth",
          "twenty ninth",
          "thirtieth",
          "thirty first");

  private static final Map<String, Integer> MONTHS = months();
  private static final Map<String, Integer> WEEKDAYS = weekdays();
  private static final Map<String, Integer> RANK_NUMBERS = ranks();

  static final String MONTH = anyOf(MONTHS.keySet());
  static final String WEEKDAY = anyOf(WEEKDAYS.keySet());
  static final String RANK = "(?:" + anyOf(RANK_NUMBERS.keySet()) + "|\\d{1,2}(?:st|nd|rd|th)?)";
  static final String YEAR =
      "(?:[1-9]\\d{0,3}\\s{0,2}(?:BE|AD|BCE|BC|CE)|[12]\\d{3}|[5-9]\\d|2[0-5])";
  static final String NUMBER =
      "(?:"
          + anyOf(COUNTS)
          + "|\\d{1,9}\\.\\d{1,9}|\\d{1,9}|half(?:\\s{0,2}an?)?|an?\\b(?:\\s{0,2}few)?|few|several"
          + "|the|a?\\s{0,2}couple\\s{0,2}(?:of)?)";

  private static final Pattern ERA = Pattern.compile("BE|AD|BCE|BC|CE", Pattern.CASE_INSENSITIVE);

  private Vocabulary() {}

  /** The number of a month, whose name or abbreviation this is. */
  static int month(String word) {
    return number(MONTHS, word);
  }

  static boolean isFullMonthName(String word) {
    return MONTH_NAMES.contains(lower(word));
  }

  /** The number of a weekday, whose name or abbreviation this is; Sunday is 0. */
  static int weekday(String word) {
    return number(WEEKDAYS, word);
  }

  /** The number of a {@link #RANK}. */
  static int rank(String word) {
    Integer known = RANK_NUMBERS.get(lower(word));
    return known != null ? known : Integer.parseInt(word.replaceAll("\\D", ""));
  }

  /** The year that a {@link #YEAR} means. */
  static int year(String word) {
    int number = Integer.parseInt(word.replaceAll("\\D", ""));
    var era = ERA.matcher(word);
    if (!era.find()) {
      return fullYear(number);
    }
    return switch (lower(era.group())) {
      case "be" -> number - 543;
      case "bc", "bce" -> -number;
      default -> number;
    };
  }

  /** The year that two digits most likely mean. */
  static int fullYear(int number) {
    if (number >= 100) {
      return number;
    }
    return number > 50 ? 1_900 + number : 2_000 + number;
  }

  /** The value of a {@link #NUMBER}. */
  static double amount(String words) {
    String text = lower(words);
    int count = COUNTS.indexOf(text) + 1;
    if (count > 0) {
      return count;
    }
    if (text.equals("a") || text.equals("an") || text.equals("the")) {
      return 1;
    }
    if (text.contains("few")) {
      return 3;
    }
    if (text.contains("half")) {
      return 0.5;
    }
    if (text.contains("couple")) {
      return 2;
    }
    return text.contains("several") ? 7 : Double.parseDouble(text);
  }

  /** A pattern for any of the words, the longest that fits first. */
  static String anyOf(Collection<String> words) {
    return words.stream()
        .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(word -> word))
        .map(word -> word.replace(".", "\\."))
        .collect(Collectors.joining("|", "(?:", ")"));
  }

  static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  private static int number(Map<String, Integer> words, String word) {
    Integer number = words.get(lower(word));
    if (number == null) {
      throw new IllegalArgumentException("Not in the vocabulary: " + word);
    }
    return number;
  }

  private static Map<String, Integer> months() {
    var words = new HashMap<String, Integer>();
    for (int i = 0; i < MONTH_NAMES.size(); i++) {
      String name = MONTH_NAMES.get(i);
      words.put(name, i + 1);
      if (name.length() > 3) {
        words.put(name.substring(0, 3), i + 1);
        words.put(name.substring(0, 3) + ".", i + 1);
      }
    }
    words.put("sept", 9);
    words.put("sept.", 9);
    return Map.copyOf(words);
  }

  private static Map<String, Integer> weekdays() {
    var words = new HashMap<String, Integer>();
    for (int i = 0; i < WEEKDAY_NAMES.size(); i++) {
      String name = WEEKDAY_NAMES.get(i);
      words.put(name, i);
      words.put(name.substring(0, 3), i);
      words.put(name.substring(0, 3) + ".", i);
    }
    for (var word : List.of("thur", "thur.", "thurs", "thurs.")) {
      words.put(word, 4);
    }
    return Map.copyOf(words);
  }

  private static Map<String, Integer> ranks() {
    var words = new HashMap<String, Integer>();
    for (int i = 0; i < RANKS.size(); i++) {
      words.put(RANKS.get(i), i + 1);
      words.put(RANKS.get(i).replace(' ', '-'), i + 1);
    }
    return Map.copyOf(words);
  }
}
