package io.waymark.app.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Reads a list page by page until there are no more. */
final class Pages {
  /** A server that asks for more than that is better asked later. */
  private static final long LONGEST_PAUSE_SECONDS = 120;

  private final Wire wire;
  private final Call first;
  private final boolean byCursor;
  private Call next;
  private int number = 1;

  Pages(Wire wire, ApiCommand command, Call first) throws WrongUse {
    if (!command.hasPages()) {
      throw new WrongUse("waymark %s has no pages; leave --all out".formatted(command.name()));
    }
    for (var name : List.of("page", "startingAfter", "endingBefore")) {
      if (first.query().containsKey(name)) {
        throw new WrongUse("--all reads every page; leave --%s out".formatted(Option.dashed(name)));
      }
    }
    this.wire = wire;
    this.first = first;
    this.next = first;
    // pages by cursor are never moved by what is made meanwhile, but have an order of their own
    this.byCursor =
        command.hasCursor()
            && first.query().keySet().stream().noneMatch(it -> it.startsWith("sort"));
  }

  /** A page. */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  record Page(List<JsonNode> rows, byte[] bytes) {}

  /** An answer that is a page, or says why there is none. */
  sealed interface Outcome {}

  record Read(Page page) implements Outcome {}

  record Refused(Reply.Failure failure) implements Outcome {}

  /** The next page; one without rows is the last. */
  Outcome read() throws Unreachable, InterruptedException, IOException {
    try (var reply = patiently()) {
      if (!reply.succeeded()) {
        return new Refused(reply.failure());
      }
      var bytes = reply.small();
      var rows = Handed.answered(bytes).valueStream().toList();
      if (!rows.isEmpty()) {
        next = following(rows.getLast());
      }
      return new Read(new Page(rows, bytes));
    }
  }

  private Reply patiently() throws Unreachable, InterruptedException, IOException {
    while (true) {
      var reply = wire.send(next);
      var pause = reply.status() == 429 ? pause(reply) : -1;
      if (pause < 0 || pause > LONGEST_PAUSE_SECONDS) {
        return reply;
      }
      reply.close();
      Thread.sleep(Duration.ofSeconds(Math.max(1, pause)));
    }
  }

  private static long pause(Reply reply) {
    try {
      return Long.parseLong(reply.headers().firstValue("Retry-After").orElse("-1"));
    } catch (NumberFormatException date) {
      return -1;
    }
  }

  private Call following(JsonNode last) throws IOException {
    number++;
    if (!byCursor) {
      return first.with("page", String.valueOf(number));
    }
    var id = last.path("id").asText();
    if (id.isEmpty() || id.equals(next.query().get("startingAfter"))) {
      throw new IOException("the server's pages do not end");
    }
    return first.with("startingAfter", id);
  }
}
