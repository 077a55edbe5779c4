package io.waymark.identity.account;

import static io.waymark.platform.schema.Schemas.bool;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.waymark.identity.PersonalOperations;
import io.waymark.identity.signin.Passwords;
import io.waymark.identity.signin.SignInMethods;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.Operation;
import io.waymark.platform.schema.Schema;
import io.waymark.platform.schema.Shape;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The doors by which people come in: passwords, links in mails, and the way to a new password. */
final class SignInOperations {
  static final Schema<String> TOKEN = text().min(1).max(200);
  static final Schema<String> CODE = text().trimmed().min(1).max(60);

  private static final Schema<String> ADDRESS = text().trimmed().min(1).max(320);

  private static final Shape<Credentials> CREDENTIALS =
      Shape.of(
              Credentials.class,
              field("email", ADDRESS).described("The user's e-mail."),
              field("password", Passwords.shown()).described("The user's password."),
              field("code", CODE)
                  .described("A code of the authenticator app or for recovery, if one is needed.")
                  .optional())
          .named("Credentials");

  private static final Shape<Addressed> ADDRESSED =
      Shape.of(Addressed.class, field("email", ADDRESS).described("The user's e-mail."))
          .named("MailRequest");

  private static final Shape<Link> LINK =
      Shape.of(
              Link.class,
              field("token", TOKEN).described("What the mailed address has behind its #."),
              field("code", CODE)
                  .described("A code of the authenticator app or for recovery, if one is needed.")
                  .optional())
          .named("SignInLink");

  private static final Shape<NewPassword> NEW_PASSWORD =
      Shape.of(
              NewPassword.class,
              field("token", TOKEN).described("What the mailed address has behind its #."),
              field("password", Passwords.chosen()).described("The password from now on."))
          .named("NewPassword");

  private static final Shape<?> OUTCOME =
      Shape.untyped(
              field("secondFactor", bool())
                  .described(
                      "True: nobody is signed in yet, send the same again with a code. With 204"
                          + " the browser is signed in."))
          .named("SignInOutcome");

  private static final Shape<?> METHODS =
      Shape.untyped(
              field("password", bool()).described("Whether passwords sign in."),
              field("mail", bool()).described("Whether links to sign in can be mailed."),
              field("provider", text().nullable())
                  .described("What the OpenID provider is called on its button, if there is one."))
          .named("SignInMethods");

  private final SignIn signIn;
  private final Recovery recovery;
  private final AccountMails mails;
  private final SignInMethods methods;

  SignInOperations(SignIn signIn, Recovery recovery, AccountMails mails, SignInMethods methods) {
    this.signIn = signIn;
    this.recovery = recovery;
    this.mails = mails;
    this.methods = methods;
  }

  record Credentials(String email, String password, @Nullable String code) {}

  record Addressed(String email) {}

  record Link(String token, @Nullable String code) {}

  record NewPassword(String token, String password) {}

  List<Operation> declare() {
    var operations = new PersonalOperations("Sessions");
    return List.of(
        operations.open(
            "GET",
            "/auth/methods",
            "listSignInMethods",
            "How people can sign in, the same for everybody",
            null,
            200,
            METHODS,
            _ ->
                Answer.ok(
                    JsonNodeFactory.instance
                        .objectNode()
                        .put("password", methods.passwords())
                        .put("mail", methods.passwords() && mails.available())
                        .put("provider", methods.provider()))),
        operations.open(
            "POST",
            "/auth/sign-in",
            "signIn",
            "Sign in",
            CREDENTIALS,
            200,
            OUTCOME,
            exchange -> {
              var given = CREDENTIALS.parseJson(exchange.body());
              return answer(
                  signIn.withPassword(exchange, given.email(), given.password(), given.code()));
            }),
        operations.open(
            "POST",
            "/auth/sign-in-link",
            "requestSignInLink",
            "Have a link mailed that signs in",
            ADDRESSED,
            204,
            null,
            exchange -> {
              recovery.mailSignIn(exchange, ADDRESSED.parseJson(exchange.body()).email());
              return Answer.empty(204);
            }),
        operations.open(
            "POST",
            "/auth/sign-in-link/use",
            "signInByLink",
            "Sign in by a mailed link",
            LINK,
            200,
            OUTCOME,
            exchange -> {
              var given = LINK.parseJson(exchange.body());
              return answer(signIn.byLink(exchange, given.token(), given.code()));
            }),
        operations.open(
            "POST",
            "/auth/password-reset",
            "requestPasswordReset",
            "Have a link mailed that sets a new password",
            ADDRESSED,
            204,
            null,
            exchange -> {
              recovery.mailPasswordReset(exchange, ADDRESSED.parseJson(exchange.body()).email());
              return Answer.empty(204);
            }),
        operations.open(
            "POST",
            "/auth/password-reset/use",
            "resetPassword",
            "Set a new password by a mailed link",
            NEW_PASSWORD,
            204,
            null,
            exchange -> {
              var given = NEW_PASSWORD.parseJson(exchange.body());
              recovery.reset(exchange, given.token(), given.password());
              return Answer.empty(204);
            }));
  }

  private static Answer answer(SignIn.Outcome outcome) {
    return switch (outcome) {
      case SignIn.Outcome.SignedIn(var _, var cookie) ->
          Answer.empty(204).with("Set-Cookie", cookie);
      case SignIn.Outcome.CodeNeeded() -> Answer.ok(Map.of("secondFactor", true));
    };
  }
}
