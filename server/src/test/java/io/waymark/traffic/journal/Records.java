package io.waymark.traffic.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.waymark.traffic.journal.Journal.Entry;
import io.waymark.traffic.journal.Journal.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Puts records into a journal and takes them out again, for tests. */
final class Records {
  private Records() {}

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  static String text(Entry entry) {
    return new String(entry.payload(), UTF_8);
  }

  /** Appends; the future carries the sequence or the failure. */
  static CompletableFuture<Long> hand(Journal journal, byte[] payload, Executor executor) {
    var answer = new CompletableFuture<Long>();
    journal.append(
        payload,
        executor,
        new Outcome() {
          @Override
          public void appended(long sequence) {
            answer.complete(sequence);
          }

          @Override
          public void failed(Exception cause) {
            answer.completeExceptionally(cause);
          }
        });
    return answer;
  }

  static CompletableFuture<Long> hand(Journal journal, String payload) {
    return hand(journal, bytes(payload), Runnable::run);
  }

  /** Appends without waiting for the answer. */
  static void send(Journal journal, String payload) {
    var _ = hand(journal, payload);
  }

  /** Appends one after the other, each once the one before is answered. */
  static List<Long> append(Journal journal, String... payloads) {
    return Arrays.stream(payloads).map(payload -> hand(journal, payload).join()).toList();
  }

  /** Everything from a sequence on, read in small bites. */
  static List<Entry> all(Journal journal, long from) {
    var entries = new ArrayList<Entry>();
    long position = from;
    while (true) {
      var bite = journal.read(position, 100);
      if (bite.isEmpty()) {
        return entries;
      }
      entries.addAll(bite);
      position = bite.getLast().sequence() + 1;
    }
  }

  static List<Long> sequences(List<Entry> entries) {
    return entries.stream().map(Entry::sequence).toList();
  }

  static List<String> texts(List<Entry> entries) {
    return entries.stream().map(Records::text).toList();
  }
}
