package io.waymark.archive;

import io.waymark.identity.Secrets;
import io.waymark.identity.signin.Passwords;
import io.waymark.platform.crypto.SecretBox;
import io.waymark.platform.text.RandomText;
import java.util.ArrayList;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of staged lines. Sealed or hashed once more, a secret looks different: where it is
 * the one that is there already, that is taken, so that nothing changes.
 */
record StagedSecrets(Handle handle, TableFile file, SecretBox box, RandomGenerator random) {
  private static final int LENGTH = 32;
  private static final int ROWS_AT_ONCE = 500;

  /** A line, its secret, and that of the row that is there. */
  private record Told(long line, byte[] now, byte[] before) {}

  void settle() {
    for (var field : file.fields()) {
      if (field.kind().secret()) {
        withheld(field);
      }
      if (field.kind() == Kind.SEALED) {
        known(field.column());
      }
    }
    if (file.equals(IdentityFiles.USERS)) {
      passwords();
    }
  }

  /** What is not told stays, and is something if it was nothing. */
  private void withheld(Field field) {
    var column = field.column();
    handle.execute(
        "update lines x set %1$s = c.%1$s from %2$s where x.line = s.line and '%1$s' = any(s.withheld)"
            .formatted(column, Stage.joined(file)));
    var lines =
        handle
            .createQuery(
                "select line from lines where %1$s is null and '%1$s' = any(withheld)"
                    .formatted(column))
            .mapTo(Long.class)
            .list();
    for (var line : lines) {
      if (field.kind() == Kind.SEALED) {
        var text = field.unknown() == null ? RandomText.of(LENGTH, random) : field.unknown();
        set(column, line, box.seal(text));
      } else if (field.unknown() == null) {
        set(column, line, Secrets.hash(RandomText.of(LENGTH, random)));
      }
    }
  }

  private void set(String column, long line, Object value) {
    handle
        .createUpdate("update lines set %s = :value where line = :line".formatted(column))
        .bind("value", value)
        .bind("line", line)
        .execute();
  }

  private void known(String column) {
    var same = new ArrayList<Long>();
    try (var rows =
        handle
            .createQuery(
                """
                select s.line, s.%1$s, c.%1$s
                from %2$s where s.%1$s is not null and c.%1$s is not null
                """
                    .formatted(column, Stage.joined(file)))
            .setFetchSize(ROWS_AT_ONCE)
            .map((row, _) -> new Told(row.getLong(1), row.getBytes(2), row.getBytes(3)))
            .stream()) {
      rows.filter(told -> box.open(told.now()).equals(box.open(told.before())))
          .forEach(told -> same.add(told.line()));
    }
    handle
        .createUpdate(
            "update lines x set %1$s = c.%1$s from %2$s where x.line = s.line and s.line = any(:lines)"
                .formatted(column, Stage.joined(file)))
        .bindArray("lines", Long.class, same)
        .execute();
  }

  /** Passwords in plain text become hashes, one by one, because that takes time on purpose. */
  private void passwords() {
    var given =
        handle
            .createQuery(
                """
                select s.line, s.given_password, c.password_hash
                from %s where s.given_password is not null and s.problem is null
                """
                    .formatted(Stage.joined(file)))
            .map((row, _) -> new Given(row.getLong(1), row.getBytes(2), row.getString(3)))
            .list();
    for (var it : given) {
      var password = box.open(it.password());
      var before = it.hash();
      set(
          "password_hash",
          it.line(),
          before != null && Passwords.fits(password, before) ? before : Passwords.hash(password));
    }
  }

  /** A user whose password is told. */
  private record Given(long line, byte[] password, @Nullable String hash) {}
}
