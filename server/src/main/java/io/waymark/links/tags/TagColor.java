package io.waymark.links.tags;

import static java.util.stream.Collectors.joining;

import io.waymark.platform.schema.Choice;
import io.waymark.platform.schema.Schemas;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** The colours of tags, in the order the API lists them (TAG-1). */
enum TagColor {
  RED,
  YELLOW,
  GREEN,
  BLUE,
  PURPLE,
  BROWN,
  GRAY,
  /** Still accepted, never chosen by the server. */
  PINK;

  private static final List<TagColor> CHOSEN =
      Arrays.stream(values()).filter(color -> color != PINK).toList();

  /** One of the seven that are given to tags made without a colour. */
  static TagColor any(RandomGenerator random) {
    return CHOSEN.get(random.nextInt(CHOSEN.size()));
  }

  static Choice<TagColor> schema() {
    return Schemas.choice(TagColor.class, TagColor::label)
        .message(
            "Invalid color. Must be one of: "
                + Arrays.stream(values()).map(TagColor::label).collect(joining(", ")));
  }

  /** The stored and published name, such as {@code red}. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
