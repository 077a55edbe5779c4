package io.waymark.identity.account;

import io.waymark.identity.Sessions;
import io.waymark.identity.signin.MailedTokens;
import io.waymark.identity.signin.SecondFactors;
import io.waymark.identity.signin.SignInMethods;
import io.waymark.platform.crypto.SecretBox;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.http.Operation;
import io.waymark.platform.http.RateLimits;
import io.waymark.platform.mail.Mails;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** Everything about accounts of people, put together. */
public final class AccountSlice {
  private final List<Operation> operations;

  /**
   * @param caller who calls, by a session or a personal key
   * @param methods the ways in that are permitted
   * @param mailed whether there is a mail server
   * @param app the dashboard's public address
   * @param random cryptographically strong
   * @param ties what holds accounts to workspaces
   * @param background runs what an answer must not wait for
   */
  public AccountSlice(
      Jdbi jdbi,
      SecretBox secrets,
      Sessions sessions,
      Function<Exchange, String> caller,
      SignInMethods methods,
      Mails mails,
      boolean mailed,
      Ties ties,
      URI app,
      RateLimits limits,
      InstantSource clock,
      RandomGenerator random,
      Executor background) {
    var factors = new SecondFactors(secrets, random);
    var tokens = new MailedTokens(random);
    var written = new AccountMails(mails, mailed, app);
    var signIn = new SignIn(jdbi, sessions, factors, methods, limits, clock);
    var profiles = new Profiles(jdbi, sessions, caller, signIn, tokens, written, clock);
    var apps = new AuthenticatorApps(jdbi, factors, signIn, written, clock);
    var departure = new Departure(jdbi, sessions, signIn, factors, written, ties, clock);
    var recovery = new Recovery(jdbi, tokens, written, methods, background, limits, clock);
    this.operations =
        Stream.of(
                new SignInOperations(signIn, recovery, written, methods).declare(),
                new ProfileOperations(profiles, sessions, apps, departure).declare(),
                new SecurityOperations(jdbi, sessions, profiles, apps).declare())
            .flatMap(List::stream)
            .toList();
  }

  /** Signing in, and what people change about themselves. */
  public List<Operation> operations() {
    return operations;
  }
}
