package io.waymark.analytics;

import static io.waymark.identity.Permission.ANALYTICS_READ;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.waymark.events.Click;
import io.waymark.events.Conversion;
import io.waymark.events.Event;
import io.waymark.events.EventStore;
import io.waymark.identity.WorkspaceOperations;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.ErrorCode;
import io.waymark.platform.http.Operation;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells whoever listens what happens in a workspace as it happens, as server-sent events whose data
 * are rows of {@code GET /events}. Who reads too slowly misses events and is told how many.
 */
final class LiveFeed {
  private static final String MEDIA_TYPE = "text/event-stream";
  private static final int MOST_LISTENERS = 1_000;
  private static final int MOST_OF_ONE_WORKSPACE = 100;
  private static final int MOST_WAITING = 1_000;
  private static final int MOST_AT_ONCE = 100;
  private static final Duration STILL_THERE = Duration.ofSeconds(15);
  private static final long LOOK_UP_MILLIS = 500;

  /** Listeners come back by themselves, and soon, and must then still be allowed to. */
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private static final String GREETING = "retry: 500\n: listening\n\n";

  private final EventStore events;
  private final EventRows rows;
  private final InstantSource clock;
  private final Seats seats = new Seats(MOST_LISTENERS, MOST_OF_ONE_WORKSPACE);
  private volatile boolean closed;

  LiveFeed(EventStore events, EventRows rows, InstantSource clock) {
    this.events = events;
    this.rows = rows;
    this.clock = clock;
  }

  Operation declare(WorkspaceOperations operations) {
    return operations
        .get("/events/stream", "streamEvents")
        .tag("Events")
        .summary("Follow events")
        .description(
            "Tells of clicks, leads and sales as they happen, as server-sent events whose data are"
                + " those of `GET /events`. Ask with `Accept: text/event-stream`.")
        .needs(ANALYTICS_READ)
        .analytics()
        .first(UsageGate::check)
        .query(
            LiveRequest.SHAPE,
            (caller, request, exchange) -> {
              var accept = exchange.header("accept");
              if (accept == null || !accept.contains(MEDIA_TYPE)) {
                throw ApiProblem.badRequest("Ask with the header Accept: " + MEDIA_TYPE + ".");
              }
              var workspaceId = caller.workspace().id();
              return Answer.stream(MEDIA_TYPE, out -> listen(workspaceId, request, out))
                  .with("Cache-Control", "no-store")
                  .with("X-Accel-Buffering", "no");
            })
        .answering(MEDIA_TYPE);
  }

  /** Ends every stream soon; to be called before the server stops. */
  void close() {
    closed = true;
  }

  private void listen(String workspaceId, LiveRequest request, OutputStream out)
      throws IOException {
    if (!seats.take(workspaceId)) {
      throw new ApiProblem(
          ErrorCode.SERVICE_UNAVAILABLE, "Too many are listening already. Try again later.");
    }
    try {
      var waiting = new ArrayBlockingQueue<Event>(MOST_WAITING);
      var missed = new AtomicLong();
      try (var _ =
          events.follow(
              event -> {
                if (event.click().workspaceId().equals(workspaceId)
                    && request.wants(event)
                    && !waiting.offer(event)) {
                  missed.incrementAndGet();
                }
              })) {
        write(out, GREETING);
        tell(workspaceId, waiting, missed, out);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      seats.giveBack(workspaceId);
    }
  }

  private void tell(
      String workspaceId, ArrayBlockingQueue<Event> waiting, AtomicLong missed, OutputStream out)
      throws IOException, InterruptedException {
    var end = clock.instant().plus(LONGEST);
    var spoken = clock.instant();
    while (!closed && clock.instant().isBefore(end)) {
      var first = waiting.poll(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS);
      if (first != null) {
        var some = new ArrayList<Event>();
        some.add(first);
        waiting.drainTo(some, MOST_AT_ONCE - 1);
        var text = new StringBuilder();
        rows.of(workspaceId, some).forEach(row -> append(text, row));
        var lost = missed.getAndSet(0);
        if (lost > 0) {
          var data = JsonNodeFactory.instance.objectNode().put("missed", lost);
          text.append("event: gap\ndata: ").append(data).append("\n\n");
        }
        write(out, text.toString());
        spoken = clock.instant();
      } else if (isSilent(spoken)) {
        write(out, ": still there\n\n");
        spoken = clock.instant();
      }
    }
  }

  private boolean isSilent(Instant spoken) {
    return !clock.instant().isBefore(spoken.plus(STILL_THERE));
  }

  private static void append(StringBuilder text, EventRows.Row row) {
    text.append("id: ")
        .append(id(row.event()))
        .append("\nevent: ")
        .append(EventView.name(row.event()))
        // JSON has no line breaks of its own.
        .append("\ndata: ")
        .append(row.view())
        .append("\n\n");
  }

  private static String id(Event event) {
    return switch (event) {
      case Click click -> click.clickId();
      case Conversion conversion -> conversion.eventId();
    };
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
