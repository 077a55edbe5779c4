package io.waymark.identity.people;

import io.waymark.identity.Caller;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.ErrorCode;
import io.waymark.platform.http.RateLimiter;
import io.waymark.platform.http.RateLimits;
import io.waymark.platform.text.RandomText;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Makes invite links and turns them off, for those who may invite. With a link go the invitations
 * that were asked for by it and not accepted yet.
 */
final class InviteLinks {
  private static final int TOKEN_SYMBOLS = 43;
  private static final int RESETS_PER_HOUR = 60;

  private final Jdbi jdbi;
  private final InviteMails mails;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final RateLimiter resets;

  /**
   * @param random cryptographically strong
   */
  InviteLinks(
      Jdbi jdbi,
      InviteMails mails,
      RateLimits limits,
      InstantSource clock,
      RandomGenerator random) {
    this.jdbi = jdbi;
    this.mails = mails;
    this.clock = clock;
    this.random = random;
    this.resets = limits.limiter("invite links", RESETS_PER_HOUR, Duration.ofHours(1));
  }

  /**
   * A link.
   *
   * @param url the only time it can be read
   */
  record Made(InviteLink link, String url) {}

  /** The workspace's link, or null. */
  @Nullable InviteLink find(Caller caller) {
    return jdbi.withHandle(handle -> InviteLinkTable.find(handle, caller.workspace().id()));
  }

  /**
   * Makes a link; the earlier one stops working.
   *
   * @throws ApiProblem 403 beyond the caller's own permissions, 429 after too many
   */
  Made reset(Caller caller) {
    Members.refuseMore(caller, InviteLink.ROLE);
    var workspaceId = caller.workspace().id();
    if (!resets.admit(workspaceId).allowed()) {
      throw new ApiProblem(
          ErrorCode.RATE_LIMIT_EXCEEDED,
          "A workspace can have %d invite links an hour.".formatted(RESETS_PER_HOUR));
    }
    var token = RandomText.of(TOKEN_SYMBOLS, random);
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var link =
        jdbi.inTransaction(
            handle -> {
              // Whoever is about to join by the earlier one does so before, or not at all.
              Invites.lockAsInviter(handle, caller);
              InviteTable.deleteByLink(handle, workspaceId);
              InviteLinkTable.put(handle, workspaceId, caller.userId(), token, now);
              return new InviteLink(
                  workspaceId, caller.userId(), InviteMails.inviter(handle, caller.userId()), now);
            });
    return new Made(link, mails.standingLink(token).toString());
  }

  /**
   * Turns the link off.
   *
   * @throws ApiProblem 403 beyond the caller's own permissions, 404 if there is none
   */
  void turnOff(Caller caller) {
    Members.refuseMore(caller, InviteLink.ROLE);
    var workspaceId = caller.workspace().id();
    jdbi.useTransaction(
        handle -> {
          MemberTable.lock(handle, workspaceId);
          InviteTable.deleteByLink(handle, workspaceId);
          if (!InviteLinkTable.delete(handle, workspaceId)) {
            throw ApiProblem.notFound("The workspace has no invite link.");
          }
        });
  }
}
