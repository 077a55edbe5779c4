package io.waymark.identity.setup;

import static io.waymark.platform.schema.Schemas.bool;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.waymark.identity.PersonalOperations;
import io.waymark.identity.Slugs;
import io.waymark.identity.signin.Passwords;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.http.Operation;
import io.waymark.platform.schema.Shape;
import java.util.List;
import java.util.Map;

/** The API's operations of the first set-up. */
final class SetUpOperations {
  private static final Shape<SetUp.Wish> WISH =
      Shape.of(
              SetUp.Wish.class,
              field("code", text().trimmed().min(1).max(200))
                  .described("What the server wrote into its log when it started."),
              field("name", text().trimmed().min(1).max(190)).described("Your name."),
              field("email", text().trimmed().email().max(190)).described("Your e-mail."),
              field("password", Passwords.chosen()).described("Your password from now on."),
              field("workspace", text().trimmed().min(1).max(190))
                  .described("What the first workspace is called."),
              field("slug", Slugs.SCHEMA).described("Its name in addresses."))
          .named("SetUp");

  private static final Shape<?> STANDING =
      Shape.untyped(
              field("needed", bool()).described("Whether nobody has an account on the server yet."))
          .named("SetUpStanding");

  private static final Shape<?> DONE =
      Shape.untyped(
              field("workspace", text()).described("The id of the first workspace."),
              field("slug", text()).described("Its name in addresses."))
          .named("SetUpDone");

  private final SetUp setUp;

  SetUpOperations(SetUp setUp) {
    this.setUp = setUp;
  }

  List<Operation> declare() {
    var operations = new PersonalOperations("Sessions");
    return List.of(
        operations.open(
            "GET",
            "/auth/set-up",
            "getSetUp",
            "Whether the server waits for its first user",
            null,
            200,
            STANDING,
            _ -> Answer.ok(Map.of("needed", setUp.needed()))),
        operations.open(
            "POST",
            "/auth/set-up",
            "setUp",
            "Make the first user and workspace",
            WISH,
            200,
            DONE,
            this::finish));
  }

  private Answer finish(Exchange exchange) {
    var done = setUp.finish(exchange, WISH.parseJson(exchange.body()));
    return Answer.ok(
            JsonNodeFactory.instance
                .objectNode()
                .put("workspace", done.workspace().publicId())
                .put("slug", done.workspace().slug()))
        .with("Set-Cookie", done.cookie());
  }
}
