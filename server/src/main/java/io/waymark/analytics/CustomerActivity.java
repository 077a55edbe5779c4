package io.waymark.analytics;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.json;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.events.Click;
import io.waymark.events.ConversionFilter;
import io.waymark.events.Event;
import io.waymark.events.EventKind;
import io.waymark.events.EventPage;
import io.waymark.events.EventStore;
import io.waymark.events.Lead;
import io.waymark.events.LinkScope;
import io.waymark.events.Sale;
import io.waymark.events.Selection;
import io.waymark.events.Traffic;
import io.waymark.identity.Caller;
import io.waymark.identity.WorkspaceOperations;
import io.waymark.links.LinkLookup;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.http.Operation;
import io.waymark.platform.schema.Shape;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one customer did, newest first: leads, sales, and the clicks behind the leads (E). */
final class CustomerActivity {
  private static final int MOST_OF_A_KIND = 100;
  private static final Duration LATER = Duration.ofDays(1);

  private static final Shape<?> ACTIVITY =
      Shape.untyped(
              field("events", list(json())).described("As in lists of events, without customer."),
              field(
                      "link",
                      Shape.untyped(
                              field("id", text()),
                              field("domain", text()),
                              field("key", text()),
                              field("shortLink", text()))
                          .nullable())
                  .described("The link that brought the customer, if it is still there."))
          .named("CustomerActivity");

  /** Of events of one moment, those that came of others are newer. */
  private static final Comparator<Event> NEWEST_FIRST =
      Comparator.comparing(Event::timestamp).thenComparingInt(CustomerActivity::rank).reversed();

  private final EventStore store;
  private final EventRows rows;
  private final LinkLookup links;
  private final Customers customers;
  private final InstantSource clock;

  CustomerActivity(
      EventStore store,
      EventRows rows,
      LinkLookup links,
      Customers customers,
      InstantSource clock) {
    this.store = store;
    this.rows = rows;
    this.links = links;
    this.customers = customers;
    this.clock = clock;
  }

  Operation declare(WorkspaceOperations operations) {
    return operations
        .get("/customers/{id}/activity", "getCustomerActivity")
        .tag("Customers")
        .summary("Show what a customer did")
        .description("The latest hundred leads and sales, and the clicks they came from.")
        .answers(200, ACTIVITY)
        .path(this::show);
  }

  private Answer show(Caller caller, Exchange exchange) {
    var workspaceId = caller.workspace().id();
    var subject = customers.find(workspaceId, exchange.pathParameter("id"));
    if (subject == null) {
      throw ApiProblem.notFound("Customer not found.");
    }
    var events = events(workspaceId, subject.id());
    var shown = rows.of(workspaceId, events);
    var answer = JsonNodeFactory.instance.objectNode();
    var list = answer.putArray("events");
    shown.forEach(row -> list.add(view(row)));
    var linkId = shown.isEmpty() ? subject.linkId() : shown.getLast().event().click().linkId();
    answer.set("link", link(workspaceId, linkId));
    return Answer.ok(answer);
  }

  private List<Event> events(String workspaceId, String customerId) {
    var all = new ArrayList<Event>(some(workspaceId, customerId, EventKind.LEADS));
    var clicks = new HashSet<String>();
    var behind = new ArrayList<Event>();
    for (var lead : all) {
      if (clicks.add(lead.click().clickId())) {
        behind.add(lead.click());
      }
    }
    all.addAll(behind);
    all.addAll(some(workspaceId, customerId, EventKind.SALES));
    all.sort(NEWEST_FIRST);
    return all;
  }

  private List<Event> some(String workspaceId, String customerId, EventKind kind) {
    var selection =
        new Selection(
            workspaceId,
            kind,
            Instant.EPOCH,
            clock.instant().plus(LATER),
            LinkScope.ALL,
            Traffic.HUMAN,
            List.of(),
            new ConversionFilter(customerId, null, List.of()));
    return Patience.with(() -> store.events(selection, new EventPage(true, 0, MOST_OF_A_KIND)));
  }

  private static int rank(Event event) {
    return switch (event) {
      case Click _ -> 0;
      case Lead _ -> 1;
      case Sale _ -> 2;
    };
  }

  private static ObjectNode view(EventRows.Row row) {
    var view = row.view();
    view.remove("customer");
    if (view.path("click") instanceof ObjectNode click) {
      click.remove("trigger");
    }
    return view;
  }

  private @Nullable ObjectNode link(String workspaceId, @Nullable String linkId) {
    var link = linkId == null ? null : links.byIds(workspaceId, List.of(linkId)).get(linkId);
    return link == null
        ? null
        : JsonNodeFactory.instance
            .objectNode()
            .put("id", link.id())
            .put("domain", link.domain())
            .put("key", link.key())
            .put("shortLink", link.shortLink());
  }
}
