package io.waymark.conversions.programs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Partner programs, as conversions need them. Everything happens in the caller's transaction. */
public interface PartnerPrograms {

  /**
   * A lead or sale of a partner's link was recorded, and the link's counters have changed. Whether
   * it earns anything is decided here (C4); hearing of it twice changes nothing.
   */
  void earned(Handle handle, Earning earning);

  /** What is known to be paid back of these sales may have changed (D9). */
  void refunded(Handle handle, String workspaceId, Collection<String> invoiceIds);

  /**
   * A partner as webhooks show them (webhooks 4.4); null if they are in the program no more, or it
   * is not the workspace's.
   */
  @Nullable ObjectNode shown(Handle handle, String workspaceId, String programId, String partnerId);

  /**
   * The link whose discount code this is, upper or lower case alike; null if the workspace has no
   * program or no such code in use (A7).
   */
  @Nullable String linkOfCode(Handle handle, String workspaceId, String code);

  /** Stripe takes a code no longer: it goes, if it was made there. Whether there was one. */
  boolean dropCode(Handle handle, String workspaceId, String code);

  /** The same of a coupon: its discounts go, and their codes. */
  boolean dropCoupon(Handle handle, String workspaceId, String couponId);
}
