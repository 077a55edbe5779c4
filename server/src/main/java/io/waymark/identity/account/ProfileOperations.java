package io.waymark.identity.account;

import static io.waymark.platform.schema.Schemas.bool;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.integer;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.identity.PersonalOperations;
import io.waymark.identity.Sessions;
import io.waymark.identity.signin.Passwords;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.http.Operation;
import io.waymark.platform.schema.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The signed-in user, and what they change about themselves. */
final class ProfileOperations {
  private static final Shape<?> USER =
      Shape.untyped(
              field("id", text()),
              field("email", text().nullable()),
              field("name", text().nullable()),
              field("image", text().nullable()),
              field("emailVerified", bool())
                  .described("Whether a mail to the address was answered."),
              field("hasPassword", bool()),
              field("secondFactor", bool())
                  .described("Whether signing in takes a code of an authenticator app."),
              field("recoveryCodes", integer()).described("How many recovery codes are left."))
          .named("User");

  private static final Shape<Profiles.Change> CHANGE =
      Shape.of(
              Profiles.Change.class,
              field("name", text().trimmed().min(1).max(190))
                  .described("What people call you.")
                  .optional(),
              field("email", text().trimmed().email().max(190))
                  .described(
                      "Your address. Where the server sends mail, it changes once you follow the"
                          + " link that is mailed there.")
                  .optional(),
              field("password", Passwords.shown())
                  .described("Your password, needed for another address.")
                  .optional())
          .named("UserChange");

  private static final Shape<PasswordChange> PASSWORD =
      Shape.of(
              PasswordChange.class,
              field("currentPassword", Passwords.shown()).described("The present password."),
              field("newPassword", Passwords.chosen()).described("The password from now on."))
          .named("PasswordChange");

  private static final Shape<Departure.Proof> PROOF =
      Shape.of(
              Departure.Proof.class,
              field("password", Passwords.shown())
                  .described("Your password; without one, sign in again within ten minutes before.")
                  .optional(),
              field("code", SignInOperations.CODE)
                  .described("What your authenticator app shows now, if you have one.")
                  .optional())
          .named("AccountDeletion");

  private static final Shape<Token> TOKEN =
      Shape.of(
              Token.class,
              field("token", SignInOperations.TOKEN)
                  .described("What the mailed address has behind its #."))
          .named("MailedToken");

  private final Profiles profiles;
  private final Sessions sessions;
  private final AuthenticatorApps apps;
  private final Departure departure;

  ProfileOperations(
      Profiles profiles, Sessions sessions, AuthenticatorApps apps, Departure departure) {
    this.profiles = profiles;
    this.sessions = sessions;
    this.apps = apps;
    this.departure = departure;
  }

  record PasswordChange(String currentPassword, String newPassword) {}

  record Token(String token) {}

  List<Operation> declare() {
    var operations = new PersonalOperations("Account");
    var change =
        operations.signedIn(
            "PATCH",
            "/user",
            "updateUser",
            "Change your name or e-mail",
            CHANGE,
            200,
            USER,
            exchange -> {
              sessions.user(exchange);
              return Answer.ok(
                  render(profiles.change(exchange, CHANGE.parseJson(exchange.body()))));
            });
    return List.of(
        operations.signedIn(
            "GET", "/user", "getUser", "The signed-in user", null, 200, USER, this::user),
        change,
        change.alias("PUT"),
        operations.signedIn(
            "DELETE",
            "/user",
            "deleteUser",
            "Delete your account, with its sessions, keys and memberships",
            PROOF,
            204,
            null,
            exchange -> {
              sessions.user(exchange);
              var cookie = departure.delete(exchange, PROOF.parseJson(exchange.body()));
              return Answer.empty(204).with("Set-Cookie", cookie);
            }),
        operations.signedIn(
            "PATCH",
            "/user/password",
            "changePassword",
            "Change your password; other browsers are signed out",
            PASSWORD,
            204,
            null,
            exchange -> {
              sessions.user(exchange);
              var given = PASSWORD.parseJson(exchange.body());
              profiles.changePassword(exchange, given.currentPassword(), given.newPassword());
              return Answer.empty(204);
            }),
        operations.signedIn(
            "POST",
            "/user/set-password",
            "setFirstPassword",
            "Have a link mailed that sets your first password",
            null,
            204,
            null,
            exchange -> {
              profiles.mailFirstPassword(exchange);
              return Answer.empty(204);
            }),
        operations.open(
            "POST",
            "/auth/confirm-email",
            "confirmEmail",
            "Move an account to the address a link was mailed to",
            TOKEN,
            204,
            null,
            exchange -> {
              profiles.confirmEmail(exchange, TOKEN.parseJson(exchange.body()).token());
              return Answer.empty(204);
            }));
  }

  private Answer user(Exchange exchange) {
    var answer = Answer.ok(render(profiles.find(exchange)));
    @Nullable String renewed = sessions.renewed(exchange);
    return renewed == null ? answer : answer.with("Set-Cookie", renewed);
  }

  private ObjectNode render(Account account) {
    var standing = apps.standing(account.id());
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", account.id())
        .put("email", account.email())
        .put("name", account.name())
        .put("image", account.image())
        .put("emailVerified", account.emailVerified())
        .put("hasPassword", account.passwordHash() != null)
        .put("secondFactor", standing.on())
        .put("recoveryCodes", standing.recoveryCodes());
  }
}
