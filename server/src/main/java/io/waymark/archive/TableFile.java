package io.waymark.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file whose lines are the rows of a PostgreSQL table. In the texts of SQL, {@code @} is the row,
 * be it the table's or the line's.
 *
 * @param table the name of the table
 * @param identity expressions that tell which row a line is
 * @param idPrefix what made-up ids begin with; null if the table has no column {@code id} of its
 *     own
 * @param natural expressions that find the row where a line has no id, and of which ids are made
 *     up; empty if there is no such thing
 * @param uniques what no two rows may share
 * @param workspace the column with the workspace's id; null if rows are nobody's
 * @param scope the condition that a row is of the workspace {@code :workspace}; null if none ever
 *     is
 * @param order expressions that order the lines
 * @param derived columns that no line has because they follow from others
 * @param steps statements over the table {@code lines} that find derived columns out
 * @param finer what SQL cannot do with a line before it is staged
 * @param onlySecrets whether the file is nothing without its secrets
 */
record TableFile(
    String name,
    String meaning,
    String table,
    List<Field> fields,
    List<String> identity,
    @Nullable String idPrefix,
    List<String> natural,
    List<Unique> uniques,
    @Nullable String workspace,
    @Nullable String scope,
    List<String> order,
    List<String> derived,
    List<String> steps,
    LineRule finer,
    boolean onlySecrets,
    String example)
    implements Described {

  /** Begins the description of a file. */
  static Sketch of(String name, String table, String meaning) {
    return new Sketch(name, table, meaning);
  }

  /** The columns that are written, in order: those of fields, then the derived ones. */
  List<String> columns() {
    return Stream.concat(fields.stream().filter(Field::stored).map(Field::column), derived.stream())
        .toList();
  }

  /** The fields that are lists in tables of their own. */
  List<Field> lists() {
    return fields.stream().filter(field -> field.members() != null).toList();
  }

  /** An expression over the row of that alias. */
  static String over(String expression, String alias) {
    return expression.replace("@", alias);
  }

  /** A file that is being described. */
  static final class Sketch {
    private final String name;
    private final String table;
    private final String meaning;
    private final List<Field> fields = new ArrayList<>();
    private List<String> identity = List.of();
    private @Nullable String idPrefix;
    private List<String> natural = List.of();
    private List<Unique> uniques = List.of();
    private @Nullable String workspace;
    private @Nullable String scope;
    private List<String> order = List.of();
    private List<String> derived = List.of();
    private List<String> steps = List.of();
    private LineRule finer = LineRule.NONE;
    private boolean onlySecrets;

    private Sketch(String name, String table, String meaning) {
      this.name = name;
      this.table = table;
      this.meaning = meaning;
    }

    /** Rows have an id that begins so, and those without are known by something else. */
    Sketch ids(String prefix, String idMeaning, String... known) {
      idPrefix = prefix;
      natural = List.of(known);
      fields.add(Field.id(idMeaning));
      return identity("@.id");
    }

    Sketch identity(String... expressions) {
      identity = List.of(expressions);
      return order(expressions);
    }

    Sketch order(String... expressions) {
      order = List.of(expressions);
      return this;
    }

    /** Rows are a workspace's, which a line need not name if there is only one. */
    Sketch ofWorkspace(String column) {
      fields.add(workspaceField(column, ONLY_WORKSPACE, ONLY_WORKSPACE_WORDS, false));
      return workspace(column);
    }

    /** Rows are a workspace's or everybody's. */
    Sketch ofWorkspaceOrNone(String column, String sql, String words) {
      fields.add(workspaceField(column, sql, words, true));
      return workspace(column);
    }

    private static Field workspaceField(String column, String sql, String words, boolean nullable) {
      var field =
          Field.text("workspaceId", "The workspace it belongs to" + (nullable ? ", if any." : "."))
              .column(column)
              .to(Reference.WORKSPACE);
      return nullable ? field.foundOrNone(sql, words) : field.foundEarly(sql, words);
    }

    private Sketch workspace(String column) {
      workspace = column;
      scope = "@." + column + " = :workspace";
      return this;
    }

    Sketch scope(String condition) {
      scope = condition;
      return this;
    }

    Sketch uniques(Unique... all) {
      uniques = List.of(all);
      return this;
    }

    Sketch derived(String... columns) {
      derived = List.of(columns);
      return this;
    }

    Sketch steps(String... statements) {
      steps = List.of(statements);
      return this;
    }

    Sketch finer(LineRule rule) {
      finer = rule;
      return this;
    }

    Sketch onlySecrets() {
      onlySecrets = true;
      return this;
    }

    Sketch fields(Field... more) {
      fields.addAll(List.of(more));
      return this;
    }

    /** Ends the description with a line as somebody would write it. */
    TableFile example(String line) {
      return new TableFile(
          name,
          meaning,
          table,
          List.copyOf(fields),
          identity,
          idPrefix,
          natural,
          uniques,
          workspace,
          scope,
          order,
          derived,
          steps,
          finer,
          onlySecrets,
          line.strip());
    }
  }

  /** The only workspace that the archive has, or if it has none, that there is. */
  static final String ONLY_WORKSPACE = ":only";

  static final String ONLY_WORKSPACE_WORDS =
      "the archive's only workspace, or if it has none the server's only one";
}
