package io.waymark.conversions.segment;

import static io.waymark.platform.schema.Schemas.bool;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.conversions.connections.Connection;
import io.waymark.identity.Workspace;
import io.waymark.platform.schema.Schema;
import io.waymark.platform.schema.Shape;
import io.waymark.platform.time.Timestamps;
import java.util.HashMap;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Which of Segment's events count.
 *
 * @param leads names of events that are leads
 * @param sales names of events that are sales
 * @param refunds names of events that are refunds
 */
record SegmentSettings(List<String> leads, List<String> sales, List<String> refunds) {
  static final String SECRET = "shared";
  private static final String LEADS = "leadEvents";
  private static final String SALES = "saleEvents";
  private static final String REFUNDS = "refundEvents";
  private static final int LONGEST = 255;
  private static final int MOST = 100;

  static SegmentSettings of(Connection connection) {
    return new SegmentSettings(
        names(connection, LEADS, "Signed Up"),
        names(connection, SALES, "Order Completed"),
        names(connection, REFUNDS, "Order Refunded"));
  }

  private static List<String> names(Connection connection, String field, String usual) {
    var names = connection.settings().get(field);
    return names == null
        ? List.of(usual)
        : StreamSupport.stream(names.spliterator(), false).map(name -> name.asText()).toList();
  }

  /** Whether the name is one of these, in whatever case. */
  static boolean in(List<String> names, String event) {
    return names.stream().anyMatch(event::equalsIgnoreCase);
  }

  /** What is to change; what is absent stays. */
  record Change(
      @Nullable String sharedSecret,
      @Nullable List<String> leadEvents,
      @Nullable List<String> saleEvents,
      @Nullable List<String> refundEvents) {
    private static final Schema<List<String>> NAMES =
        list(text().trimmed().min(1).max(LONGEST))
            .rule(names -> names.size() <= MOST, "At most 100 names are possible");

    static final Shape<Change> SHAPE =
        Shape.of(
                Change.class,
                field("sharedSecret", text().trimmed().min(16).max(LONGEST))
                    .described("What Segment signs with, or sends as a user name.")
                    .optional(),
                field(LEADS, NAMES)
                    .described("Events that are leads; `Signed Up` if not set.")
                    .optional(),
                field(SALES, NAMES)
                    .described("Events that are sales; `Order Completed` if not set.")
                    .optional(),
                field(REFUNDS, NAMES)
                    .described("Events that are refunds; `Order Refunded` if not set.")
                    .optional())
            .named("SegmentIntegrationChanged");

    Connection applied(Connection before) {
      var settings = before.settings().deepCopy();
      put(settings, LEADS, leadEvents);
      put(settings, SALES, saleEvents);
      put(settings, REFUNDS, refundEvents);
      var secrets = new HashMap<>(before.secrets());
      if (sharedSecret != null) {
        secrets.put(SECRET, sharedSecret);
      }
      return before.with(null, settings, secrets);
    }
  }

  private static void put(ObjectNode json, String field, @Nullable List<String> names) {
    if (names != null) {
      names.forEach(json.putArray(field)::add);
    }
  }

  static final Shape<?> VIEW =
      Shape.untyped(
              field("id", text()),
              field("webhookUrl", text()).described("The address to enter at Segment."),
              field("sharedSecret", bool()).described("Whether it is set."),
              field(LEADS, list(text())),
              field(SALES, list(text())),
              field(REFUNDS, list(text())),
              field("createdAt", text()),
              field("updatedAt", text()))
          .named("SegmentIntegration");

  static ObjectNode view(Connection connection, Workspace workspace, String api) {
    var settings = of(connection);
    var view =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", connection.id())
            .put("webhookUrl", api + "/integrations/segment/" + workspace.publicId() + "/webhook")
            .put("sharedSecret", connection.secrets().containsKey(SECRET));
    put(view, LEADS, settings.leads());
    put(view, SALES, settings.sales());
    put(view, REFUNDS, settings.refunds());
    return view.put("createdAt", Timestamps.iso(connection.createdAt()))
        .put("updatedAt", Timestamps.iso(connection.updatedAt()));
  }
}
