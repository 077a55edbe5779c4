package io.waymark.archive;

import java.util.List;

/** A file of an archive as people are told of it. */
sealed interface Described permits TableFile, EventFile {
  /** Without {@code .ndjson}. */
  String name();

  /** One or two sentences. */
  String meaning();

  List<Field> fields();

  /** A line as somebody writes it by hand. */
  String example();

  default String fileName() {
    return name() + ".ndjson";
  }
}
