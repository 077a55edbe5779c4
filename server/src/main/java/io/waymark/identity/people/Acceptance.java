package io.waymark.identity.people;

import io.waymark.identity.Memberships;
import io.waymark.identity.PersonalDeeds;
import io.waymark.identity.Sessions;
import io.waymark.identity.Workspace;
import io.waymark.identity.account.Account;
import io.waymark.identity.account.Accounts;
import io.waymark.identity.signin.Attempts;
import io.waymark.identity.signin.Passwords;
import io.waymark.identity.signin.SignInMethods;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.ErrorCode;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.http.RateLimits;
import io.waymark.platform.text.Ids;
import java.time.Duration;
import java.time.InstantSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Accepts and declines invitations. Somebody without an account gets one by the link; an account
 * that exists joins only when its owner is signed in.
 */
final class Acceptance {
  private final Jdbi jdbi;
  private final Sessions sessions;
  private final SignInMethods methods;
  private final Ids ids;
  private final InstantSource clock;
  private final Attempts links;

  Acceptance(
      Jdbi jdbi,
      Sessions sessions,
      SignInMethods methods,
      RateLimits limits,
      Ids ids,
      InstantSource clock) {
    this.jdbi = jdbi;
    this.sessions = sessions;
    this.methods = methods;
    this.ids = ids;
    this.clock = clock;
    this.links = new Attempts(limits, "invitation", 30, 30, Duration.ofMinutes(1));
  }

  /**
   * What a link leads to.
   *
   * @param hasAccount whether the invited address has an account
   */
  record Shown(Invite invite, Workspace workspace, boolean hasAccount) {}

  /**
   * Who accepts by a link without having an account.
   *
   * @param password in plain, as chosen
   */
  record Newcomer(String name, String password) {}

  /**
   * What a link leads to.
   *
   * @throws ApiProblem 404 if it was used or taken back, 410 if it has expired
   */
  Shown show(Exchange exchange, String token) {
    links.countAddress(exchange);
    return jdbi.inTransaction(
        handle -> {
          var invite = byToken(handle, token);
          return new Shown(
              invite,
              workspace(handle, invite.workspaceId()),
              Accounts.byEmail(handle, invite.email()) != null);
        });
  }

  /**
   * How accepting by a link ended.
   *
   * @param userId who accepted
   * @param anew whether they were no member before
   * @param cookie the Set-Cookie header that signs a newcomer in; null for who was signed in
   */
  record Joined(Workspace workspace, String userId, boolean anew, @Nullable String cookie) {
    private static Joined signedIn(Entered entered, String userId) {
      return new Joined(entered.workspace(), userId, entered.anew(), null);
    }
  }

  private record Entered(Workspace workspace, boolean anew) {}

  /**
   * Accepts by a link.
   *
   * @param newcomer null for somebody who is signed in
   * @throws ApiProblem 401 if the address has an account and nobody is signed in, 403 if somebody
   *     else is or passwords are switched off, 404 or 410 if the link is worth nothing, 422 if name
   *     and password are missing
   */
  Joined acceptLink(Exchange exchange, String token, @Nullable Newcomer newcomer) {
    Sessions.refuseForeignPages(exchange);
    links.countAddress(exchange);
    var userId = sessions.userIfSignedIn(exchange);
    // Outside the transaction, because it takes its time.
    var hash = newcomer == null ? null : Passwords.hash(newcomer.password());
    var joined =
        jdbi.inTransaction(
            handle -> {
              var invite = byToken(handle, token);
              var account = Accounts.byEmail(handle, invite.email());
              if (account != null) {
                refuseOthers(invite, account, userId);
                return Joined.signedIn(join(handle, invite, account.id()), account.id());
              }
              if (userId != null) {
                throw otherAccount(invite);
              }
              methods.requirePasswords();
              if (newcomer == null || hash == null) {
                throw ApiProblem.unprocessable(
                    "Invalid body: a new account needs name and password.");
              }
              var id = ids.next("user_");
              var now = clock.instant();
              Accounts.create(
                  handle, id, invite.email(), newcomer.name(), hash, invite.mailed(), now);
              var entered = join(handle, invite, id);
              return new Joined(
                  entered.workspace(), id, entered.anew(), sessions.start(handle, exchange, id));
            });
    if (joined.cookie() != null) {
      PersonalDeeds.signedIn(exchange, joined.userId(), PersonalDeeds.Way.INVITATION);
    }
    note(exchange, joined);
    return joined;
  }

  private static void note(Exchange exchange, Joined joined) {
    if (joined.anew()) {
      PersonalDeeds.joined(exchange, joined.userId(), joined.workspace().id(), false);
    }
  }

  private static void refuseOthers(Invite invite, Account account, @Nullable String userId) {
    if (userId == null) {
      throw ApiProblem.unauthorized("%s has an account: sign in first.".formatted(invite.email()));
    }
    if (!userId.equals(account.id())) {
      throw otherAccount(invite);
    }
  }

  private static ApiProblem otherAccount(Invite invite) {
    return ApiProblem.forbidden(
        "The invitation is for %s, but you are signed in as somebody else."
            .formatted(invite.email()));
  }

  /**
   * Declines by a link, which nobody has to be signed in for.
   *
   * @throws ApiProblem 404 if it was used or taken back, 410 if it has expired
   */
  void declineLink(Exchange exchange, String token) {
    Sessions.refuseForeignPages(exchange);
    links.countAddress(exchange);
    jdbi.useTransaction(handle -> InviteTable.delete(handle, byToken(handle, token).id()));
  }

  /**
   * Accepts the invitation of the signed-in user's address. Only an address that was shown to be
   * theirs counts: where no mail is sent, anybody can call themselves anything.
   *
   * @throws ApiProblem 403 if the address was not confirmed, 404 if there is no invitation, 410 if
   *     it has expired
   */
  Workspace accept(Exchange exchange, String idOrSlug) {
    var userId = sessions.user(exchange);
    var joined =
        jdbi.inTransaction(
            handle -> Joined.signedIn(join(handle, own(handle, userId, idOrSlug), userId), userId));
    note(exchange, joined);
    return joined.workspace();
  }

  /**
   * Declines the invitation of the signed-in user's address.
   *
   * @throws ApiProblem as {@link #accept}
   */
  void decline(Exchange exchange, String idOrSlug) {
    var userId = sessions.user(exchange);
    jdbi.useTransaction(handle -> InviteTable.delete(handle, own(handle, userId, idOrSlug).id()));
  }

  private Invite own(Handle handle, String userId, String idOrSlug) {
    var account = Accounts.byId(handle, userId);
    var workspace = Memberships.find(handle, idOrSlug);
    var email = account.email();
    var invite =
        workspace == null || email == null || !MemberTable.lock(handle, workspace.id())
            ? null
            : InviteTable.byEmail(handle, workspace.id(), email);
    if (invite == null) {
      throw ApiProblem.notFound("Invitation not found.");
    }
    if (!account.emailVerified()) {
      throw ApiProblem.forbidden(
          "Your e-mail address was never confirmed: use the link of the invitation.");
    }
    return alive(invite);
  }

  private Invite byToken(Handle handle, String token) {
    // The workspace before the invitation, as everybody locks them.
    var workspaceId = InviteTable.workspaceOf(handle, token);
    var invite =
        workspaceId != null && MemberTable.lock(handle, workspaceId)
            ? InviteTable.byToken(handle, token)
            : null;
    if (invite == null) {
      throw ApiProblem.notFound("This invitation was used, declined or taken back.");
    }
    return alive(invite);
  }

  private Invite alive(Invite invite) {
    if (invite.expired(clock.instant())) {
      throw new ApiProblem(
          ErrorCode.INVITE_EXPIRED, "This invitation has expired: ask for another.");
    }
    return invite;
  }

  private Entered join(Handle handle, Invite invite, String userId) {
    var workspace = workspace(handle, invite.workspaceId());
    var anew = Memberships.role(handle, workspace.id(), userId) == null;
    if (anew) {
      Entry.admit(handle, workspace.id(), userId, invite.role(), 1, clock.instant());
    }
    InviteTable.delete(handle, invite.id());
    return new Entered(workspace, anew);
  }

  private static Workspace workspace(Handle handle, String id) {
    var workspace = Memberships.byId(handle, id);
    if (workspace == null) {
      throw ApiProblem.notFound("Workspace not found.");
    }
    return workspace;
  }
}
