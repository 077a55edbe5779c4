package io.waymark.partners.rewards;

import io.waymark.partners.programs.Program;
import io.waymark.partners.programs.ProgramTable;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Takes away what customers cannot use at Stripe any more (D9). Only what was made there goes. */
public final class Withdrawals {
  private final MovedCodes codes;
  private final DiscountMails mails;
  private final InstantSource clock;

  Withdrawals(MovedCodes codes, DiscountMails mails, InstantSource clock) {
    this.codes = codes;
    this.mails = mails;
    this.clock = clock;
  }

  /** A promotion code, upper or lower case alike; whether the workspace had it. */
  public boolean code(Handle handle, String workspaceId, String code) {
    var program = changing(handle, workspaceId);
    return program != null && codes.withdraw(handle, program, code, now());
  }

  /**
   * A coupon: its discounts go with their codes, and the owners are written to.
   *
   * @return whether the workspace had a discount of it
   */
  public boolean coupon(Handle handle, String workspaceId, String couponId) {
    var program = changing(handle, workspaceId);
    if (program == null) {
      return false;
    }
    var discounts = DiscountTable.ofCoupon(handle, program.id(), couponId);
    for (var discount : discounts) {
      remove(handle, program, discount, now());
      mails.gone(handle, workspaceId, discount, couponId);
    }
    return !discounts.isEmpty();
  }

  /** Takes a discount from all who give it, and deletes it with its codes. */
  void remove(Handle handle, Program program, Discount discount, Instant now) {
    EnrolledTerms.take(handle, discount, now);
    codes.withdraw(handle, program, discount, now);
    DiscountTable.delete(handle, discount.id());
  }

  private static @Nullable Program changing(Handle handle, String workspaceId) {
    return ProgramTable.find(handle, workspaceId) == null
        ? null
        : ProgramTable.changing(handle, workspaceId);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
