package io.waymark.platform.time;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A way to say a date or a time: what it looks like and what it means. */
record Phrase(Pattern shape, Meaning meaning) {
  /** Tells what a match means. */
  @FunctionalInterface
  interface Meaning {
    /** The meaning, or null if this match has none. */
    @Nullable Sighting of(MatchResult match, LocalDateTime now);
  }

  /** Tells what a whole match means. */
  @FunctionalInterface
  interface WholeMeaning {
    /** The meaning, or null if this match has none. */
    @Nullable Fields of(MatchResult match, LocalDateTime now);
  }

  /** A phrase that starts at the start of a word and whose whole match counts. */
  static Phrase word(String shape, WholeMeaning meaning) {
    return of("(?<!\\w)(?:" + shape + ")(?!\\w)", meaning);
  }

  /** A phrase whose whole match counts. */
  static Phrase of(String shape, WholeMeaning meaning) {
    return new Phrase(
        Pattern.compile(shape, Pattern.CASE_INSENSITIVE),
        (match, now) -> {
          Fields fields = meaning.of(match, now);
          return fields == null ? null : new Sighting(match.start(), match.end(), fields);
        });
  }

  /** All places in the text that look like this and mean something. */
  List<Sighting> sightings(String text, LocalDateTime now) {
    var found = new ArrayList<Sighting>();
    Matcher matcher = shape.matcher(text);
    int from = 0;
    while (from <= text.length() && matcher.find(from)) {
      Sighting sighting = meaning.of(matcher, now);
      if (sighting != null) {
        found.add(sighting);
      }
      from = sighting == null ? matcher.start() + 1 : Math.max(sighting.end(), matcher.start() + 1);
    }
    return found;
  }
}
