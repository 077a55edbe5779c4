package io.waymark.archive;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Removes all that an archive replaces, in the caller's transaction. Readers go on to see it until
 * that commits; writers wait for it.
 */
final class Emptying {
  /** What a server knows of itself and of its files. */
  private static final Set<String> STAYING =
      Set.of("journal_positions", "event_generation", "backup_runs");

  private Emptying() {}

  static void of(Handle handle) {
    var following =
        Contents.LEFT_OUT.stream()
            .map(LeftOut::table)
            .filter(table -> !STAYING.contains(table))
            .toList();
    var tables = new ArrayList<String>(following);
    Contents.TABLES.reversed().forEach(file -> tables.add(file.table()));
    // What is counted by triggers is counted down by what goes, so it goes again.
    tables.addAll(following);
    lock(handle, tables);
    for (var table : tables) {
      handle.execute("delete from " + table);
    }
  }

  private static void lock(Handle handle, List<String> tables) {
    handle.execute(
        "lock table %s in exclusive mode"
            .formatted(String.join(", ", new LinkedHashSet<>(tables))));
  }
}
