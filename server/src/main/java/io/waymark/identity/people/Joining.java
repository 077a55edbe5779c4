package io.waymark.identity.people;

import io.waymark.identity.Memberships;
import io.waymark.identity.PersonalDeeds;
import io.waymark.identity.Role;
import io.waymark.identity.Sessions;
import io.waymark.identity.Workspace;
import io.waymark.identity.account.Accounts;
import io.waymark.identity.signin.Attempts;
import io.waymark.identity.signin.Passwords;
import io.waymark.identity.signin.SignInMethods;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.ErrorCode;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.http.RateLimiter;
import io.waymark.platform.http.RateLimits;
import io.waymark.platform.text.Ids;
import io.waymark.platform.text.RandomText;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Lets people in by a workspace's invite link. Somebody who is signed in joins at once. Somebody
 * new has an invitation mailed where the server sends mail, so that nobody takes another's address;
 * where it sends none they get an account whose address counts as not confirmed.
 */
final class Joining {
  /** How long an invitation works that was asked for by a link. */
  static final Duration LIFETIME = Duration.ofHours(24);

  private static final int TOKEN_SYMBOLS = 43;
  private static final int NEWCOMERS_PER_HOUR = 100;
  private static final int NEWCOMERS_PER_ADDRESS = 60;
  private static final int MAILS_TO_ONE = 5;

  private final Jdbi jdbi;
  private final Sessions sessions;
  private final SignInMethods methods;
  private final InviteMails mails;
  private final Ids ids;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Attempts links;
  private final Attempts newcomers;
  private final RateLimiter ofWorkspace;

  /**
   * @param random cryptographically strong
   */
  Joining(
      Jdbi jdbi,
      Sessions sessions,
      SignInMethods methods,
      InviteMails mails,
      RateLimits limits,
      Ids ids,
      InstantSource clock,
      RandomGenerator random) {
    var hour = Duration.ofHours(1);
    this.jdbi = jdbi;
    this.sessions = sessions;
    this.methods = methods;
    this.mails = mails;
    this.ids = ids;
    this.clock = clock;
    this.random = random;
    this.links = new Attempts(limits, "invite link", 30, 30, Duration.ofMinutes(1));
    this.newcomers =
        new Attempts(limits, "newcomer by link", NEWCOMERS_PER_ADDRESS, MAILS_TO_ONE, hour);
    this.ofWorkspace = limits.limiter("newcomers by link", NEWCOMERS_PER_HOUR, hour);
  }

  /**
   * What a link leads to.
   *
   * @param role what the one who looks would be
   * @param member whether they are a member already
   * @param full whether the workspace has no place left for them
   */
  record Shown(
      Workspace workspace, @Nullable String creator, Role role, boolean member, boolean full) {}

  /**
   * Who joins by a link without having an account.
   *
   * @param password in plain, as chosen
   */
  record Newcomer(String email, String name, String password) {
    /** Without the password. */
    @Override
    public String toString() {
      return "Newcomer[" + email + "]";
    }
  }

  /**
   * How joining ended.
   *
   * @param cookie the Set-Cookie header that signs a newcomer in; null for who was signed in
   */
  record Joined(Workspace workspace, String userId, @Nullable String cookie) {}

  /**
   * What a link leads to.
   *
   * @throws ApiProblem 404 if it was turned off or replaced, 429 after too many attempts
   */
  Shown show(Exchange exchange, String token) {
    links.countAddress(exchange);
    var userId = sessions.userIfSignedIn(exchange);
    var now = clock.instant();
    return jdbi.inTransaction(
        handle -> {
          var link = find(handle, token);
          var workspaceId = link.workspaceId();
          var invite = userId == null ? null : invitation(handle, workspaceId, userId, now);
          return new Shown(
              workspace(handle, link),
              link.creator(),
              invite == null ? InviteLink.ROLE : invite.role(),
              userId != null && Memberships.role(handle, workspaceId, userId) != null,
              Entry.isFull(handle, workspaceId, invite == null ? 0 : 1, now));
        });
  }

  /**
   * Joins.
   *
   * @param newcomer null for somebody who is signed in
   * @throws ApiProblem 401 if nobody is signed in, or their account was deleted meanwhile, 403
   *     beyond the workspace's limit or if passwords are switched off, 404 if the link was turned
   *     off or replaced, 409 for members, and for a newcomer whose address has an account or whose
   *     browser is signed in, 422 for a newcomer if the server sends mail, 429 after too many
   *     attempts
   */
  Joined join(Exchange exchange, String token, @Nullable Newcomer newcomer) {
    Sessions.refuseForeignPages(exchange);
    links.countAddress(exchange);
    var userId = sessions.userIfSignedIn(exchange);
    var joined =
        userId == null ? joinAnew(exchange, token, newcomer) : join(token, newcomer, userId);
    if (joined.cookie() != null) {
      PersonalDeeds.signedIn(exchange, joined.userId(), PersonalDeeds.Way.INVITATION);
    }
    PersonalDeeds.joined(exchange, joined.userId(), joined.workspace().id(), true);
    return joined;
  }

  private Joined join(String token, @Nullable Newcomer newcomer, String userId) {
    if (newcomer != null) {
      throw ApiProblem.conflict("You are signed in: join with that account, or sign out first.");
    }
    var now = clock.instant();
    return jdbi.inTransaction(
        handle -> {
          var link = lock(handle, token);
          var workspaceId = link.workspaceId();
          if (Memberships.role(handle, workspaceId, userId) != null) {
            throw ApiProblem.conflict("You are a member of this workspace already.");
          }
          // Whoever was invited by name keeps the place and the role they were given.
          var invite = invitation(handle, workspaceId, userId, now);
          if (invite == null) {
            Entry.admit(handle, workspaceId, userId, InviteLink.ROLE, 0, now);
          } else {
            Entry.admit(handle, workspaceId, userId, invite.role(), 1, now);
            InviteTable.delete(handle, invite.id());
          }
          return new Joined(workspace(handle, link), userId, null);
        });
  }

  private Joined joinAnew(Exchange exchange, String token, @Nullable Newcomer newcomer) {
    if (newcomer == null) {
      throw ApiProblem.unauthorized("Unauthorized: Login required.");
    }
    methods.requirePasswords();
    if (mails.available()) {
      throw ApiProblem.unprocessable(
          "This server sends mail: have an invitation mailed to your address instead.");
    }
    newcomers.count(exchange, newcomer.email());
    var found = jdbi.withHandle(handle -> find(handle, token));
    countNewcomer(found);
    // Outside the transaction, because it takes its time, and only for links that work.
    var hash = Passwords.hash(newcomer.password());
    var now = clock.instant();
    return jdbi.inTransaction(
        handle -> {
          var link = lock(handle, token);
          var id = ids.next("user_");
          Accounts.create(handle, id, newcomer.email(), newcomer.name(), hash, false, now);
          Entry.admit(handle, link.workspaceId(), id, InviteLink.ROLE, 0, now);
          return new Joined(workspace(handle, link), id, sessions.start(handle, exchange, id));
        });
  }

  /**
   * Mails an invitation, if the address belongs to no member and is not invited by name. Nobody
   * learns which: the answer is the same.
   *
   * @throws ApiProblem 403 beyond the workspace's limit or if passwords are switched off, 404 if
   *     the link was turned off or replaced, 409 if too many invitations are open, 422 if the
   *     server sends no mail, 429 after too many attempts
   */
  void mail(Exchange exchange, String token, String email) {
    Sessions.refuseForeignPages(exchange);
    methods.requirePasswords();
    if (!mails.available()) {
      throw ApiProblem.unprocessable("This server sends no mail: make an account at once.");
    }
    newcomers.count(exchange, email);
    var found = jdbi.withHandle(handle -> find(handle, token));
    countNewcomer(found);
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    jdbi.useTransaction(
        handle -> {
          var link = lock(handle, token);
          InviteTable.deleteStale(handle, link.workspaceId(), now);
          if (makeWay(handle, link.workspaceId(), email, now)) {
            Invites.checkRoom(handle, link.workspaceId(), 1, now);
            invite(handle, link, email, now);
          }
        });
  }

  /** Whether the address is to get an invitation; one it had by the link gives way. */
  private static boolean makeWay(Handle handle, String workspaceId, String email, Instant now) {
    var account = Accounts.byEmail(handle, email);
    if (account != null && Memberships.role(handle, workspaceId, account.id()) != null) {
      return false;
    }
    var earlier = InviteTable.byEmail(handle, workspaceId, email);
    if (earlier == null) {
      return true;
    }
    if (!earlier.byLink() && !earlier.expired(now)) {
      return false;
    }
    InviteTable.delete(handle, earlier.id());
    return true;
  }

  private void invite(Handle handle, InviteLink link, String email, Instant now) {
    var token = RandomText.of(TOKEN_SYMBOLS, random);
    var invite =
        new Invite(
            ids.next("inv_"),
            link.workspaceId(),
            email,
            InviteLink.ROLE,
            true,
            true,
            link.creator(),
            now,
            now.plus(LIFETIME));
    InviteTable.insert(handle, invite, link.userId(), token);
    mails.requested(handle, invite, workspace(handle, link).name(), token);
  }

  private void countNewcomer(InviteLink link) {
    if (!ofWorkspace.admit(link.workspaceId()).allowed()) {
      throw new ApiProblem(
          ErrorCode.RATE_LIMIT_EXCEEDED,
          "%d people an hour can use an invite link. Wait a while.".formatted(NEWCOMERS_PER_HOUR));
    }
  }

  /** The living invitation of the user's address, if that was shown to be theirs; else null. */
  private static @Nullable Invite invitation(
      Handle handle, String workspaceId, String userId, Instant now) {
    var account = Accounts.byId(handle, userId);
    var email = account.email();
    var invite =
        email == null || !account.emailVerified()
            ? null
            : InviteTable.byEmail(handle, workspaceId, email);
    return invite == null || invite.expired(now) ? null : invite;
  }

  private static InviteLink lock(Handle handle, String token) {
    // The workspace before the link, as everybody locks them: it may be another's by then.
    MemberTable.lock(handle, find(handle, token).workspaceId());
    return find(handle, token);
  }

  private static InviteLink find(Handle handle, String token) {
    var link = InviteLinkTable.byToken(handle, token);
    if (link == null) {
      throw ApiProblem.notFound(
          "This invite link does not work any more: ask whoever gave it to you for another.");
    }
    return link;
  }

  private static Workspace workspace(Handle handle, InviteLink link) {
    return Objects.requireNonNull(Memberships.byId(handle, link.workspaceId()));
  }
}
