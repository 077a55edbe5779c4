package io.waymark.traffic.journal;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.IdentityHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Collects the records of one write and answers them with one task for each executor. */
final class Answers {
  private static final Logger log = System.getLogger(Answers.class.getName());

  private final IdentityHashMap<Executor, Answer> groups = new IdentityHashMap<>();
  private @Nullable Answer latest;

  // Two event loops are two executors, whatever equals() says.
  @SuppressWarnings("ReferenceEquality")
  void add(Append append) {
    var group = latest;
    if (group == null || group.first.executor != append.executor) {
      group = groups.get(append.executor);
      latest = group;
    }
    if (group == null) {
      group = new Answer(append);
      groups.put(append.executor, group);
      latest = group;
    } else {
      group.add(append);
    }
  }

  /** Answers what was added since the last time; a null failure means that it is in the journal. */
  void send(@Nullable Exception failure) {
    for (var group : groups.values()) {
      group.failure = failure;
      send(group);
    }
    groups.clear();
    latest = null;
  }

  /** Refuses one record. */
  static void refuse(Append append, Exception cause) {
    var answer = new Answer(append);
    answer.failure = cause;
    send(answer);
  }

  private static void send(Answer answer) {
    try {
      answer.first.executor.execute(answer);
    } catch (RuntimeException e) {
      log.log(Level.WARNING, "An executor took no answers from the journal", e);
    }
  }

  private static final class Answer implements Runnable {
    private final Append first;
    private Append last;
    private @Nullable Exception failure;

    Answer(Append first) {
      this.first = first;
      this.last = first;
      first.next = null;
    }

    void add(Append append) {
      append.next = null;
      last.next = append;
      last = append;
    }

    @Override
    public void run() {
      for (@Nullable Append append = first; append != null; append = append.next) {
        try {
          if (failure == null) {
            append.outcome.appended(append.sequence);
          } else {
            append.outcome.failed(failure);
          }
        } catch (RuntimeException e) {
          log.log(Level.ERROR, "A journal outcome failed", e);
        }
      }
    }
  }
}
