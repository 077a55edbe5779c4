package io.waymark.analytics;

import io.waymark.events.Event;
import io.waymark.events.EventKind;
import io.waymark.events.EventPage;
import io.waymark.events.EventStore;
import io.waymark.events.Selection;
import io.waymark.identity.Caller;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Finds the events that requests ask for (C). */
final class EventDesk {
  private static final int EXPORT_PAGE = 1_000;

  private final EventStore events;
  private final LinkScopes scopes;
  private final EventRows rows;
  private final InstantSource clock;

  EventDesk(EventStore events, LinkScopes scopes, EventRows rows, InstantSource clock) {
    this.events = events;
    this.scopes = scopes;
    this.rows = rows;
    this.clock = clock;
  }

  /**
   * The events a request is about.
   *
   * @throws io.waymark.platform.http.ApiProblem as {@link LinkScopes#of}
   */
  Selection selection(Caller caller, EventKind kind, EventFilters filters) {
    return new AnalyticsQuery(
            caller.workspace().id(),
            kind,
            GroupBy.COUNT,
            filters.span(null, clock.instant()),
            scopes.of(caller, GroupBy.COUNT, filters),
            filters.trafficOrHuman(),
            filters.ofEvents(),
            filters.ofConversions())
        .selection();
  }

  /** A page of rows; shorter than asked for where links are gone (C3). */
  List<EventRows.Row> page(Selection selection, EventPage page) {
    return rows.of(selection.workspaceId(), Patience.with(() -> events.events(selection, page)));
  }

  /** What to do with rows, some at a time. */
  @FunctionalInterface
  interface Taking {
    void take(List<EventRows.Row> rows) throws IOException;
  }

  /**
   * Hands over all rows, newest first, page by page, so that no more than a page is in memory. Each
   * page begins at the moment the last one ended with, after those of that moment it had.
   */
  void all(Selection selection, Taking taking) throws IOException {
    var rest = selection;
    var passed = 0L;
    while (true) {
      var asked = rest;
      var page = new EventPage(true, passed, EXPORT_PAGE);
      var found = Patience.with(() -> events.events(asked, page));
      taking.take(rows.of(selection.workspaceId(), found));
      if (found.size() < EXPORT_PAGE) {
        return;
      }
      var last = found.getLast().timestamp();
      var until = last.plus(1, ChronoUnit.MICROS);
      var ofThatMoment = ofMoment(found, last);
      passed = until.equals(rest.to()) ? passed + found.size() : ofThatMoment;
      rest = rest.until(until);
    }
  }

  private static long ofMoment(List<Event> found, Instant moment) {
    return found.stream().filter(event -> event.timestamp().equals(moment)).count();
  }

  /** All events as they are stored. */
  void parquet(Selection selection, OutputStream out) throws IOException {
    events.writeParquet(selection, out);
  }
}
