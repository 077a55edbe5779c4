package io.waymark.conversions.inbound;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.conversions.connections.Connection;
import io.waymark.platform.schema.Fields;
import io.waymark.platform.schema.Shape;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What a workspace wants done with webhooks of some sender; what is absent of a change stays. */
record InboundSettings(
    @Nullable String name,
    @Nullable Proof signature,
    @Nullable String secret,
    @Nullable List<Rule> rules) {
  static final String SECRET = "secret";
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_SECRET = 255;
  private static final int MOST_RULES = 50;

  private static final Fields FIELDS =
      Fields.of(
          field("name", text().trimmed().min(1).max(LONGEST_NAME)).described("What to call it."),
          field("signature", Proof.SHAPE)
              .described("How the sender shows who it is; without, by the token in the address.")
              .optional(),
          field("secret", text().min(16).max(LONGEST_SECRET))
              .described(
                  "The token, or what signs; at least 16 characters. Without, one is made up and"
                      + " shown once.")
              .optional(),
          field(
                  "rules",
                  list(Rule.SHAPE)
                      .rule(rules -> rules.size() <= MOST_RULES, "At most 50 rules are possible"))
              .described("What payloads mean; all that fit are followed.")
              .defaultsTo(List.of()));

  static final Shape<InboundSettings> CREATE =
      Shape.of(InboundSettings.class, FIELDS).named("InboundWebhookCreated");

  static final Shape<InboundSettings> UPDATE =
      Shape.of(InboundSettings.class, FIELDS.optional()).named("InboundWebhookChanged");

  /**
   * The connection as it is to be.
   *
   * @param otherwise its secret, if it has none and none is given
   */
  Connection applied(Connection before, Supplier<String> otherwise) {
    var settings = before.settings().deepCopy();
    if (name != null) {
      settings.put("name", name);
    }
    if (signature != null) {
      settings.set("signature", signature.json());
    }
    if (rules != null) {
      var all = settings.putArray("rules");
      rules.forEach(rule -> all.add(rule.json()));
    }
    var kept = before.secrets().get(SECRET);
    var next = secret != null ? secret : kept != null ? kept : otherwise.get();
    return before.with(null, settings, Map.of(SECRET, next));
  }

  static Proof proof(Connection connection) {
    var stored = connection.settings().path("signature");
    return stored.isObject() ? Proof.SHAPE.parse(stored) : Proof.TOKEN;
  }

  static List<Rule> rules(Connection connection) {
    return StreamSupport.stream(connection.settings().path("rules").spliterator(), false)
        .map(Rule.SHAPE::parse)
        .toList();
  }
}
