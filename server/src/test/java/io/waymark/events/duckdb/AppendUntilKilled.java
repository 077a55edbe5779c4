package io.waymark.events.duckdb;

import io.waymark.events.SampleClick;
import java.nio.file.Path;
import java.util.stream.LongStream;

/** Appends batch after batch to the store in a folder, and says so after each. */
final class AppendUntilKilled {
  static final int BATCH = 250;

  private AppendUntilKilled() {}

  static void main(String[] arguments) {
    var store = TempStore.open(Path.of(arguments[0]));
    var position = store.position();
    while (true) {
      var first = position + 1;
      position += BATCH;
      store.append(
          LongStream.rangeClosed(first, position)
              .mapToObj(sequence -> SampleClick.sequence(sequence).click())
              .toList(),
          position);
      System.out.println(position);
    }
  }
}
