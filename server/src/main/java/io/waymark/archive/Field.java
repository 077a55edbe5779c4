package io.waymark.archive;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One field of the lines of a file, and the column it is.
 *
 * @param name as in the file
 * @param column of the table, or of the lines alone if it is not {@code stored}
 * @param read the expression over the row {@code @} that is written
 * @param stored whether the table has the column
 * @param choices the only values; empty for any
 * @param given whether it is only read and never written, because something is made of it
 * @param unknown what a secret is when nothing is told of it and none is there, null for something
 *     nobody knows
 * @param meaning one or two sentences
 */
record Field(
    String name,
    Kind kind,
    String column,
    String read,
    boolean stored,
    Absence absence,
    List<String> choices,
    @Nullable Reference reference,
    @Nullable Members members,
    boolean given,
    @Nullable String unknown,
    String meaning) {

  static Field of(String name, Kind kind, String meaning) {
    var column = name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    return new Field(
        name,
        kind,
        column,
        "@." + column,
        true,
        new Absence.Standard(null),
        List.of(),
        null,
        null,
        false,
        null,
        meaning);
  }

  static Field text(String name, String meaning) {
    return of(name, Kind.TEXT, meaning);
  }

  static Field whole(String name, String meaning) {
    return of(name, Kind.WHOLE, meaning);
  }

  static Field moment(String name, String meaning) {
    return of(name, Kind.MOMENT, meaning);
  }

  /** Something that is or is not, and is not unless a line says so. */
  static Field flag(String name, String meaning) {
    return of(name, Kind.TRUTH, meaning).orElse("false");
  }

  static Field json(String name, String meaning) {
    return of(name, Kind.JSON, meaning);
  }

  static Field texts(String name, String meaning) {
    return of(name, Kind.TEXTS, meaning);
  }

  static Field sealed(String name, String meaning) {
    return of(name, Kind.SEALED, meaning);
  }

  /** The key of a row. */
  static Field id(String meaning) {
    return text("id", meaning)
        .absent(new Absence.Found("s.id", "found by what else the line says", true, true));
  }

  /** When a row was made: kept, or the moment of the import. */
  static Field created() {
    return moment("createdAt", "When it was made.").kept(":now", "the moment of the import");
  }

  /** When a row was changed last. */
  static Field updated() {
    return moment("updatedAt", "When it was changed last.")
        .kept(":now", "the moment of the import");
  }

  Field column(String other) {
    return new Field(
        name,
        kind,
        other,
        "@." + other,
        stored,
        absence,
        choices,
        reference,
        members,
        given,
        unknown,
        meaning);
  }

  private Field absent(Absence other) {
    return new Field(
        name, kind, column, read, stored, other, choices, reference, members, given, unknown,
        meaning);
  }

  Field required() {
    return absent(new Absence.Required());
  }

  /** Has this value, in JSON, if a line does not have it. */
  Field orElse(String json) {
    return absent(new Absence.Standard(json));
  }

  /** Is found out before anything else if a line does not have it. */
  Field foundEarly(String sql, String words) {
    return absent(new Absence.Found(sql, words, true, false));
  }

  /** Is found out if a line does not have it; perhaps there is none. */
  Field foundOrNone(String sql, String words) {
    return absent(new Absence.Found(sql, words, true, true));
  }

  /** What the server counts or notes by itself: stays as it is if a line does not have it. */
  Field kept(String firstSql, String firstWords) {
    return absent(
        new Absence.Found(
            "coalesce(c." + column + ", " + firstSql + ")",
            "stays as it is, at first " + firstWords,
            false,
            false));
  }

  /** The same where there may be none. */
  Field kept() {
    return absent(new Absence.Found("c." + column, "stays as it is", false, true));
  }

  /** A number that the server counts up. */
  static Field counter(String name, String meaning) {
    return whole(name, meaning).kept("0", "0");
  }

  Field oneOf(String... values) {
    return new Field(
        name,
        kind,
        column,
        read,
        stored,
        absence,
        List.of(values),
        reference,
        members,
        given,
        unknown,
        meaning);
  }

  Field to(Reference other) {
    return new Field(
        name, kind, column, read, stored, absence, choices, other, members, given, unknown,
        meaning);
  }

  /** A list that lies in a table of its own. */
  Field in(Members table) {
    return new Field(
        name,
        kind,
        column,
        table.read(),
        false,
        new Absence.Standard("[]"),
        choices,
        reference,
        table,
        given,
        unknown,
        meaning);
  }

  /** Written by an expression, and read into a column that only lines have. */
  Field readBy(String expression) {
    return new Field(
        name,
        kind,
        column,
        expression,
        false,
        absence,
        choices,
        reference,
        members,
        given,
        unknown,
        meaning);
  }

  /** Only for archives that people write. */
  Field givenOnly() {
    return new Field(
        name,
        kind,
        "given_" + column,
        read,
        false,
        absence,
        choices,
        reference,
        members,
        true,
        unknown,
        meaning);
  }

  /** What the secret becomes if it is not told and there is none yet. */
  Field unknownIs(String text) {
    return new Field(
        name, kind, column, read, stored, absence, choices, reference, members, given, text,
        meaning);
  }

  /** Whether every line that is written has it. */
  boolean always() {
    return !(absence instanceof Absence.Standard);
  }
}
