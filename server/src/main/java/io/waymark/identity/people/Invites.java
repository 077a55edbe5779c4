package io.waymark.identity.people;

import io.waymark.identity.Caller;
import io.waymark.identity.Memberships;
import io.waymark.identity.Role;
import io.waymark.identity.account.Accounts;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.ErrorCode;
import io.waymark.platform.http.RateLimiter;
import io.waymark.platform.http.RateLimits;
import io.waymark.platform.text.Ids;
import io.waymark.platform.text.RandomText;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Invites people by e-mail address. Where there is a mail server the link goes to the address and
 * nowhere else; where there is none, whoever invites gets it, once, to hand on.
 */
final class Invites {
  private static final Duration LIFETIME = Duration.ofDays(14);
  private static final int TOKEN_SYMBOLS = 43;
  private static final int MOST_OPEN = 500;
  private static final int LINKS_PER_HOUR = 100;

  private final Jdbi jdbi;
  private final InviteMails mails;
  private final Ids ids;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final RateLimiter links;

  /**
   * @param random cryptographically strong
   */
  Invites(
      Jdbi jdbi,
      InviteMails mails,
      RateLimits limits,
      Ids ids,
      InstantSource clock,
      RandomGenerator random) {
    this.jdbi = jdbi;
    this.mails = mails;
    this.ids = ids;
    this.clock = clock;
    this.random = random;
    this.links = limits.limiter("invitations", LINKS_PER_HOUR, Duration.ofHours(1));
  }

  /** Somebody to invite. */
  record Teammate(String email, Role role) {}

  /**
   * An invitation.
   *
   * @param url its link, the only time it can be read; null if it was mailed
   */
  record Sent(Invite invite, @Nullable String url) {}

  List<Invite> list(Caller caller) {
    return jdbi.withHandle(handle -> InviteTable.list(handle, caller.workspace().id()));
  }

  /**
   * Invites people, all or none. An invitation that has expired gives way to a new one.
   *
   * @throws ApiProblem 403 beyond the workspace's limit or the caller's own permissions, 409 if one
   *     is a member or invited already, 429 after too many
   */
  List<Sent> send(Caller caller, List<Teammate> teammates) {
    teammates.forEach(teammate -> Members.refuseMore(caller, teammate.role()));
    refuseTwins(teammates);
    teammates.forEach(_ -> count(caller));
    var workspaceId = caller.workspace().id();
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return jdbi.inTransaction(
        handle -> {
          lockAsInviter(handle, caller);
          InviteTable.deleteStale(handle, workspaceId, now);
          for (var teammate : teammates) {
            makeWay(handle, workspaceId, teammate.email(), now);
          }
          checkRoom(handle, workspaceId, teammates.size(), now);
          var sent = new ArrayList<Sent>();
          for (var teammate : teammates) {
            sent.add(write(handle, caller, teammate.email(), teammate.role(), now));
          }
          return List.copyOf(sent);
        });
  }

  /**
   * Locks the workspace for a caller who lets others in.
   *
   * @throws ApiProblem 403 if the caller lost the right to meanwhile
   */
  static void lockAsInviter(Handle handle, Caller caller) {
    MemberTable.lock(handle, caller.workspace().id());
    if (!MemberTable.mayInvite(handle, caller.workspace().id(), caller.userId())) {
      throw ApiProblem.forbidden("You may not invite people to this workspace any more.");
    }
  }

  private void count(Caller caller) {
    if (!links.admit(caller.workspace().id()).allowed()) {
      throw new ApiProblem(
          ErrorCode.RATE_LIMIT_EXCEEDED,
          "A workspace can send %d invitations an hour.".formatted(LINKS_PER_HOUR));
    }
  }

  private static void refuseTwins(List<Teammate> teammates) {
    var seen = new HashSet<String>();
    for (var teammate : teammates) {
      if (!seen.add(teammate.email().toLowerCase(Locale.ROOT))) {
        throw ApiProblem.unprocessable(
            "Invalid teammates: %s is there twice.".formatted(teammate.email()));
      }
    }
  }

  private static void makeWay(Handle handle, String workspaceId, String email, Instant now) {
    var account = Accounts.byEmail(handle, email);
    if (account != null && Memberships.role(handle, workspaceId, account.id()) != null) {
      throw ApiProblem.conflict("%s is a member already.".formatted(email));
    }
    var earlier = InviteTable.byEmail(handle, workspaceId, email);
    if (earlier != null && !earlier.expired(now)) {
      throw ApiProblem.conflict("%s is invited already.".formatted(email));
    }
    if (earlier != null) {
      InviteTable.delete(handle, earlier.id());
    }
  }

  /**
   * Refuses more invitations than there are places for.
   *
   * @throws ApiProblem 403 beyond the workspace's limit, 409 beyond what one can have open
   */
  static void checkRoom(Handle handle, String workspaceId, int more, Instant now) {
    var limit = MemberTable.limit(handle, workspaceId);
    if (limit != null && MemberTable.places(handle, workspaceId, now) + more > limit) {
      throw new ApiProblem(
          ErrorCode.EXCEEDED_LIMIT,
          "This workspace has reached its limit of %d %s. Ask the operator to raise it."
              .formatted(limit, limit == 1 ? "user" : "users"));
    }
    if (InviteTable.list(handle, workspaceId).size() + more > MOST_OPEN) {
      throw ApiProblem.conflict(
          "There are %d invitations already: take back some of them.".formatted(MOST_OPEN));
    }
  }

  private Sent write(Handle handle, Caller caller, String email, Role role, Instant now) {
    var token = RandomText.of(TOKEN_SYMBOLS, random);
    var inviter = InviteMails.inviter(handle, caller.userId());
    var invite =
        new Invite(
            ids.next("inv_"),
            caller.workspace().id(),
            email,
            role,
            mails.available(),
            false,
            inviter,
            now,
            now.plus(LIFETIME));
    InviteTable.insert(handle, invite, caller.userId(), token);
    if (mails.available()) {
      mails.invite(handle, invite, caller.workspace().name(), token);
      return new Sent(invite, null);
    }
    return new Sent(invite, mails.link(token).toString());
  }

  /**
   * Makes a new link and starts its time anew; the earlier link stops working.
   *
   * @throws ApiProblem 403 beyond the workspace's limit or the caller's own permissions, 404 if
   *     there is no such invitation
   */
  Sent resend(Caller caller, String id) {
    count(caller);
    var workspaceId = caller.workspace().id();
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return jdbi.inTransaction(
        handle -> {
          lockAsInviter(handle, caller);
          var invite = find(handle, caller, id);
          Members.refuseMore(caller, invite.role());
          InviteTable.delete(handle, id);
          InviteTable.deleteStale(handle, workspaceId, now);
          checkRoom(handle, workspaceId, 1, now);
          return write(handle, caller, invite.email(), invite.role(), now);
        });
  }

  /**
   * Changes what somebody will be once they accept.
   *
   * @throws ApiProblem 403 beyond the caller's own permissions, 404 if there is no such invitation
   */
  Invite changeRole(Caller caller, String id, Role role) {
    Members.refuseMore(caller, role);
    return jdbi.inTransaction(
        handle -> {
          find(handle, caller, id);
          InviteTable.setRole(handle, id, role);
          return find(handle, caller, id);
        });
  }

  /**
   * Takes an invitation back.
   *
   * @throws ApiProblem 404 if there is no such invitation
   */
  void delete(Caller caller, String id) {
    jdbi.useTransaction(
        handle -> {
          find(handle, caller, id);
          InviteTable.delete(handle, id);
        });
  }

  private static Invite find(Handle handle, Caller caller, String id) {
    var invite = InviteTable.find(handle, caller.workspace().id(), id);
    if (invite == null) {
      throw ApiProblem.notFound("Invitation not found.");
    }
    return invite;
  }
}
