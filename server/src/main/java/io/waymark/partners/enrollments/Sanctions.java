package io.waymark.partners.enrollments;

import io.waymark.identity.Caller;
import io.waymark.links.PartnerLinks;
import io.waymark.links.PartnerLinks.Address;
import io.waymark.links.PartnerLinks.Change;
import io.waymark.partners.programs.Program;
import io.waymark.partners.programs.ProgramTable;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.sql.Deadlocks;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Takes partners out of the program for a while or for good, and lets them in again (B1.7, B1.8,
 * A3). Their links are locked first, as by those who count leads and sales.
 */
final class Sanctions {
  private static final Set<String> ACTIVE = Set.of("approved", "archived");

  private final Jdbi jdbi;
  private final PartnerLinks links;
  private final DiscountCodes codes;
  private final InstantSource clock;

  Sanctions(Jdbi jdbi, PartnerLinks links, DiscountCodes codes, InstantSource clock) {
    this.jdbi = jdbi;
    this.links = links;
    this.codes = codes;
    this.clock = clock;
  }

  private record Done(String partnerId, List<Address> changed) {}

  /** What is done to a partner who is locked, with their links. */
  private interface Deed {
    /** Returns the addresses of links that have changed. */
    List<Address> on(Handle handle, Program program, Enrollment partner, Instant now);
  }

  /**
   * Bans a partner: links lead nowhere, codes are out of use, what is not paid for is canceled.
   *
   * @return their id
   * @throws ApiProblem 404 if they are not in the program; 400 if they only applied, or are banned
   */
  String ban(Caller caller, BanRequest request) {
    return perform(
        caller,
        request.which(),
        (handle, program, partner, now) -> {
          refuse(partner, "pending", "This partner has only applied: reject the application.");
          refuse(partner, "banned", "This partner is banned already.");
          end(handle, partner, "banned", request.reason(), now);
          codes.disable(handle, program, partner.partnerId(), now);
          if (partner.endedAt() != null) {
            change(handle, program, partner, Change.REVIVE, partner.endedAt(), now);
          }
          var changed = change(handle, program, partner, Change.DISABLE, now, now);
          Cancellations.cancel(handle, program.id(), partner.partnerId(), caller.userId(), now);
          return changed;
        });
  }

  /**
   * Lets a partner go: links are over, codes are out of use; what they have earned stays.
   *
   * @return their id
   * @throws ApiProblem 404 if they are not in the program, 400 if they are not active in it
   */
  String deactivate(Caller caller, Which which) {
    return perform(
        caller,
        which,
        (handle, program, partner, now) -> {
          if (!ACTIVE.contains(partner.status())) {
            throw ApiProblem.badRequest(
                "Only approved and archived partners can be deactivated; this one is %s."
                    .formatted(partner.status()));
          }
          end(handle, partner, "deactivated", null, now);
          codes.disable(handle, program, partner.partnerId(), now);
          return change(handle, program, partner, Change.EXPIRE, now, now);
        });
  }

  /**
   * Ends a ban: what it took from the partner is theirs again.
   *
   * @return their id
   * @throws ApiProblem 404 if they are not in the program, 400 if they are not banned
   */
  String unban(Caller caller, Which which) {
    return perform(
        caller,
        which,
        (handle, program, partner, now) -> {
          require(partner, "banned");
          readmit(handle, program, partner, now);
          var changed = change(handle, program, partner, Change.ENABLE, ended(partner), now);
          Cancellations.restore(handle, program.id(), partner.partnerId(), caller.userId(), now);
          return changed;
        });
  }

  /**
   * Takes a partner in again who was let go.
   *
   * @return their id
   * @throws ApiProblem 404 if they are not in the program, 400 if they are not deactivated
   */
  String reactivate(Caller caller, Which which) {
    return perform(
        caller,
        which,
        (handle, program, partner, now) -> {
          require(partner, "deactivated");
          readmit(handle, program, partner, now);
          return change(handle, program, partner, Change.REVIVE, ended(partner), now);
        });
  }

  private String perform(Caller caller, Which which, Deed deed) {
    var done =
        Deadlocks.inTransaction(
            jdbi,
            handle -> {
              which.check();
              var program = ProgramTable.of(handle, caller.workspace().id());
              var partnerId = which.enrolled(handle, program).partnerId();
              PartnerLinks.lock(handle, program.workspaceId(), program.id(), partnerId);
              var partner = EnrollmentTable.lock(handle, program.id(), partnerId);
              if (partner == null) {
                throw ApiProblem.notFound("Partner not found in this program.");
              }
              var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
              return new Done(partnerId, deed.on(handle, program, partner, now));
            });
    links.forget(done.changed());
    return done.partnerId();
  }

  private static List<Address> change(
      Handle handle, Program program, Enrollment partner, Change change, Instant at, Instant now) {
    return PartnerLinks.change(
        handle, program.workspaceId(), program.id(), partner.partnerId(), change, at, now);
  }

  private static void refuse(Enrollment partner, String status, String why) {
    if (partner.status().equals(status)) {
      throw ApiProblem.badRequest(why);
    }
  }

  private static void require(Enrollment partner, String status) {
    if (!partner.status().equals(status)) {
      throw ApiProblem.badRequest(
          "This partner is not %s, but %s.".formatted(status, partner.status()));
    }
  }

  private static Instant ended(Enrollment partner) {
    return Objects.requireNonNullElse(partner.endedAt(), Instant.EPOCH);
  }

  /** Without rewards and discount they earn nothing, whatever happens on their links. */
  private static void end(
      Handle handle,
      Enrollment partner,
      String status,
      @Nullable String bannedReason,
      Instant now) {
    handle
        .createUpdate(
            """
            update program_enrollments set status = :status,
              banned_at = case when :status = 'banned' then :now end, banned_reason = :reason,
              ended_at = :now, click_reward_id = null, lead_reward_id = null,
              sale_reward_id = null, referral_reward_id = null, discount_id = null,
              updated_at = :now
            where id = :id
            """)
        .bind("id", partner.id())
        .bind("status", status)
        .bind("reason", bannedReason)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
  }

  /** Gives all four rewards and the discount of the group again, and the codes for it. */
  private void readmit(Handle handle, Program program, Enrollment partner, Instant now) {
    var groupId = partner.groupId() == null ? program.defaultGroupId() : partner.groupId();
    var terms = GroupTerms.of(handle, program, groupId);
    handle
        .createUpdate(
            """
            update program_enrollments set status = 'approved', banned_at = null,
              banned_reason = null, ended_at = null, group_id = :group,
              click_reward_id = :click, lead_reward_id = :lead, sale_reward_id = :sale,
              referral_reward_id = :referral, discount_id = :discount, updated_at = :now
            where id = :id
            """)
        .bind("id", partner.id())
        .bind("group", terms.id())
        .bind("click", terms.clickRewardId())
        .bind("lead", terms.leadRewardId())
        .bind("sale", terms.saleRewardId())
        .bind("referral", terms.referralRewardId())
        .bind("discount", terms.discountId())
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
    var readmitted =
        Objects.requireNonNull(EnrollmentTable.find(handle, program.id(), partner.partnerId()));
    codes.enable(handle, program, readmitted, now);
  }
}
