package io.waymark.archive;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What can be wrong with lines that only the database knows. Of each line the first is told. */
record Checks(TableFile file, Consumer<String> execute) {

  void run() {
    for (var field : file.fields()) {
      found(field);
      if (field.reference() != null) {
        if (field.members() == null) {
          reference(field, field.reference());
        } else {
          references(field, field.reference());
        }
      }
    }
    identity();
    workspace();
    twice("the same row", file.identity(), null);
    for (var unique : file.uniques()) {
      taken(unique);
      twice(unique.words(), unique.parts(), unique.where());
    }
  }

  /** Refuses lines {@code s} that a condition is true of. */
  private void refuse(String words, String condition) {
    execute.accept(
        "update lines s set problem = %s where s.problem is null and %s"
            .formatted(words, condition));
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private void identity() {
    if (file.idPrefix() != null) {
      refuse(
          quoted(
              "id: expected one"
                  + (file.natural().isEmpty() ? "" : ", for nothing else tells which row this is")),
          "s.id is null");
      refuse(
          quoted("id: expected 1 to 100 visible characters without spaces"),
          "s.id !~ '^[!-~]{1,100}$'");
    }
  }

  private void found(Field field) {
    if (field.stored() && field.absence() instanceof Absence.Found found && !found.nullable()) {
      refuse(
          quoted(
              "%s: expected one; left out it is %s, and there is none"
                  .formatted(field.name(), found.words())),
          "s.%s is null".formatted(field.column()));
    }
  }

  private void reference(Field field, Reference reference) {
    refuse(
        "%s || s.%s".formatted(quoted(unknown(field, reference)), field.column()),
        "s.%1$s is not null and not exists (select from %2$s t where t.id = s.%1$s%3$s)"
            .formatted(field.column(), reference.table(), and(reference.same())));
  }

  private void references(Field field, Reference reference) {
    var missing =
        """
        from unnest(s.%1$s) as x (id)
        where not exists (select from %2$s t where t.id = x.id%3$s)
        """
            .formatted(field.column(), reference.table(), and(reference.same()));
    refuse(
        "%s || (select min(x.id) %s)".formatted(quoted(unknown(field, reference)), missing),
        "exists (select %s)".formatted(missing));
    refuse(
        quoted(field.name() + ": expected nothing twice"),
        "cardinality(s.%1$s) > (select count(distinct x.id) from unnest(s.%1$s) as x (id))"
            .formatted(field.column()));
  }

  private static String unknown(Field field, Reference reference) {
    return "%s: there is no %s%s "
        .formatted(
            field.name(), reference.what(), reference.same() == null ? "" : " of the workspace");
  }

  private static String and(@Nullable String condition) {
    return condition == null ? "" : " and " + condition;
  }

  private void workspace() {
    if (file.workspace() != null) {
      refuse(
          quoted("id: belongs to another workspace"),
          "exists (select from %s t where %s and t.%3$s is distinct from s.%3$s)"
              .formatted(file.table(), Stage.equal(file.identity(), "t", "s"), file.workspace()));
    }
  }

  private void taken(Unique unique) {
    var id = TableFile.over(file.identity().getLast(), "t");
    var rows =
        "from %s t where %s%s%s and not (%s)"
            .formatted(
                file.table(),
                Stage.equal(unique.parts(), "t", "s"),
                where(unique.where(), "t"),
                where(unique.where(), "s"),
                Stage.equal(file.identity(), "t", "s"));
    refuse(
        "%s || (select min(%s::text) %s)"
            .formatted(quoted(unique.words() + " is taken by "), id, rows),
        "exists (select %s)".formatted(rows));
  }

  private static String where(@Nullable String condition, String alias) {
    return condition == null ? "" : " and (" + TableFile.over(condition, alias) + ")";
  }

  private void twice(String words, List<String> parts, @Nullable String where) {
    var by =
        parts.stream().map(part -> TableFile.over(part, "l")).collect(Collectors.joining(", "));
    var known =
        parts.stream()
            .map(part -> TableFile.over(part, "l") + " is not null")
            .collect(Collectors.joining(" and "));
    execute.accept(
        """
        update lines s set problem = %s || d.first
        from (
          select l.line, min(l.line) over (partition by %s) as first
          from lines l where l.problem is null and %s%s) d
        where d.line = s.line and d.line > d.first
        """
            .formatted(quoted(words + " is already in line "), by, known, where(where, "l")));
  }
}
