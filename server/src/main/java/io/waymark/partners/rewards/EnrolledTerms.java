package io.waymark.partners.rewards;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The rewards and discounts that are written down with partners in a program, which is where
 * commissions are reckoned from (A3, A5).
 */
final class EnrolledTerms {
  private static final Map<String, String> COLUMNS =
      Map.of(
          "click", "click_reward_id",
          "lead", "lead_reward_id",
          "sale", "sale_reward_id",
          "referral", "referral_reward_id");

  private static final String DISCOUNT = "discount_id";

  private EnrolledTerms() {}

  /** Gives the reward to the partners of its group whom the program has not shut out. */
  static void give(Handle handle, Reward reward) {
    give(handle, column(reward), reward.groupId(), reward.id(), reward.createdAt());
  }

  static void give(Handle handle, Discount discount) {
    give(handle, DISCOUNT, discount.groupId(), discount.id(), discount.createdAt());
  }

  private static void give(
      Handle handle, String column, @Nullable String groupId, String id, Instant now) {
    handle
        .createUpdate(
            """
            update program_enrollments set <column> = :id, updated_at = :now
            where group_id = :groupId and status not in ('banned', 'deactivated', 'rejected')
            """)
        .define("column", column)
        .bind("id", id)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .bind("groupId", groupId)
        .execute();
  }

  /** Takes the reward from all who have it. */
  static void take(Handle handle, Reward reward, Instant now) {
    take(handle, column(reward), reward.programId(), reward.id(), now);
  }

  static void take(Handle handle, Discount discount, Instant now) {
    take(handle, DISCOUNT, discount.programId(), discount.id(), now);
  }

  private static void take(Handle handle, String column, String programId, String id, Instant now) {
    handle
        .createUpdate(
            """
            update program_enrollments set <column> = null, updated_at = :now
            where program_id = :programId and <column> = :id
            """)
        .define("column", column)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .bind("programId", programId)
        .bind("id", id)
        .execute();
  }

  /**
   * Puts partners into a group, whatever their status, with all that it has.
   *
   * @return how many of them are in the program
   */
  static int move(
      Handle handle,
      String programId,
      String groupId,
      List<Reward> rewards,
      @Nullable Discount discount,
      List<String> partnerIds,
      Instant now) {
    return handle
        .createUpdate(
            """
            update program_enrollments set group_id = :groupId, click_reward_id = :click,
              lead_reward_id = :lead, sale_reward_id = :sale, referral_reward_id = :referral,
              discount_id = :discount, updated_at = :now
            where id in (
              select id from program_enrollments
              where program_id = :programId and partner_id = any(:partners)
              order by id for no key update)
            """)
        .bind("groupId", groupId)
        .bind("click", of("click", rewards))
        .bind("lead", of("lead", rewards))
        .bind("sale", of("sale", rewards))
        .bind("referral", of("referral", rewards))
        .bind("discount", discount == null ? null : discount.id())
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .bind("programId", programId)
        .bindArray("partners", String.class, partnerIds)
        .execute();
  }

  /** The partners of a group, some at a time. */
  static List<String> ofGroup(Handle handle, String groupId, int most) {
    return handle
        .createQuery(
            "select partner_id from program_enrollments where group_id = :groupId limit :most")
        .bind("groupId", groupId)
        .bind("most", most)
        .mapTo(String.class)
        .list();
  }

  private static @Nullable String of(String event, List<Reward> rewards) {
    return rewards.stream()
        .filter(reward -> reward.event().equals(event))
        .map(Reward::id)
        .findFirst()
        .orElse(null);
  }

  private static String column(Reward reward) {
    return Objects.requireNonNull(COLUMNS.get(reward.event()));
  }
}
