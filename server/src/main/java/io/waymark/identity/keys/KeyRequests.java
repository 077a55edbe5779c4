package io.waymark.identity.keys;

import static io.waymark.platform.schema.Schemas.bool;
import static io.waymark.platform.schema.Schemas.choice;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.instant;
import static io.waymark.platform.schema.Schemas.integer;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.identity.Scopes;
import io.waymark.platform.schema.Field;
import io.waymark.platform.schema.Given;
import io.waymark.platform.schema.Shape;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What callers send about keys. */
final class KeyRequests {
  /** The longest that a replaced secret may go on. */
  static final Duration MOST_GRACE = Duration.ofDays(7);

  private KeyRequests() {}

  /**
   * A key to be made.
   *
   * @param scopes none for every permission of its holder
   */
  record NewKey(String name, boolean isMachine, List<String> scopes, @Nullable Instant expiresAt) {
    static final Shape<NewKey> SHAPE =
        Shape.of(
                NewKey.class,
                naming(),
                field("isMachine", bool())
                    .defaultsTo(false)
                    .described(
                        "Whether it acts for nobody: its machine user counts as owner and stays when"
                            + " people leave. Only owners may make one."),
                scoping().defaultsTo(List.of()),
                field("expiresAt", instant().nullable())
                    .optional()
                    .described("When it ends; absent or null for never."))
            .named("NewApiKey");
  }

  /** What should differ about a key. */
  record KeyChange(@Nullable String name, @Nullable List<String> scopes, Given<Instant> expiresAt) {
    static final Shape<KeyChange> SHAPE =
        Shape.of(
                KeyChange.class,
                naming().optional(),
                scoping().optional(),
                field("expiresAt", instant().nullable())
                    .optional()
                    .described("When it ends; null for never."))
            .named("ApiKeyChange");
  }

  /** How a key's secret should be replaced. */
  record Rotation(long graceSeconds) {
    static final Shape<Rotation> SHAPE =
        Shape.of(
                Rotation.class,
                field("graceSeconds", integer().min(0).max(MOST_GRACE.toSeconds()))
                    .defaultsTo(0L)
                    .described(
                        "How long the secret it has now still opens, for programs that are told the"
                            + " new one meanwhile; 0 ends it at once."))
            .named("ApiKeyRotation");
  }

  /** A personal key to be made. */
  record NewPersonalKey(String name, @Nullable Instant expiresAt) {
    static final Shape<NewPersonalKey> SHAPE =
        Shape.of(
                NewPersonalKey.class,
                naming(),
                field("expiresAt", instant().nullable())
                    .optional()
                    .described("When it ends; absent or null for never."))
            .named("NewPersonalKey");
  }

  /** Which key is meant. */
  record Named(String id) {
    static final Shape<Named> SHAPE =
        Shape.of(Named.class, field("id", text().min(1)).described("The key's id."))
            .named("NamedKey");
  }

  private static Field<String> naming() {
    return field(
            "name", text().message("Name is required").trimmed().min(1, "Name is required").max(50))
        .described("What the key is called.");
  }

  private static Field<List<String>> scoping() {
    return field("scopes", list(choice(Scopes.names().toArray(String[]::new))))
        .described("What it may do at most; empty for everything that its holder may.");
  }
}
