package io.waymark.partners.rewards;

import static io.waymark.platform.schema.Schemas.field;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.partners.programs.FirstReward;
import io.waymark.partners.programs.Group;
import io.waymark.partners.programs.GroupTerms;
import io.waymark.partners.programs.Program;
import io.waymark.platform.schema.Field;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What partners of a group get: its rewards and its discount. */
final class Terms implements GroupTerms {
  private static final int AT_ONCE = 1_000;

  private final Rewards rewards;
  private final MovedCodes codes;

  Terms(Rewards rewards, MovedCodes codes) {
    this.rewards = rewards;
    this.codes = codes;
  }

  @Override
  public ObjectNode shown(Handle handle, String groupId) {
    var view = JsonNodeFactory.instance.objectNode();
    for (var event : List.of("click", "lead", "sale", "referral")) {
      view.putNull(event + "Reward");
    }
    RewardTable.ofGroup(handle, groupId)
        .forEach(reward -> view.set(reward.event() + "Reward", RewardView.reward(reward)));
    var discount = DiscountTable.ofGroup(handle, groupId);
    view.set("discount", discount == null ? null : DiscountView.discount(discount));
    return view;
  }

  @Override
  public List<Field<?>> shape() {
    return List.of(
        field("clickReward", RewardView.REWARD.nullable()).described("What clicks earn."),
        field("leadReward", RewardView.REWARD.nullable()).described("What leads earn."),
        field("saleReward", RewardView.REWARD.nullable()).described("What sales earn."),
        field("referralReward", RewardView.REWARD.nullable())
            .described("What bringing partners earns."),
        field("discount", DiscountView.DISCOUNT.nullable()).described("What customers pay less."));
  }

  @Override
  public void begin(Handle handle, Program program, FirstReward reward, Instant now) {
    rewards.add(
        handle,
        program,
        program.defaultGroupId(),
        reward.event(),
        RewardRequest.Terms.of(reward),
        now);
  }

  @Override
  public int move(Handle handle, Program program, Group to, List<String> partnerIds, Instant now) {
    var discount = DiscountTable.ofGroup(handle, to.id());
    var moved =
        EnrolledTerms.move(
            handle,
            program.id(),
            to.id(),
            RewardTable.ofGroup(handle, to.id()),
            discount,
            partnerIds,
            now);
    MovedLinks.remap(handle, program.id(), to.id(), partnerIds);
    codes.regroup(handle, program, partnerIds, discount, now);
    return moved;
  }

  @Override
  public void dissolve(Handle handle, Program program, Group from, Group to, Instant now) {
    var partners = EnrolledTerms.ofGroup(handle, from.id(), AT_ONCE);
    while (!partners.isEmpty()) {
      move(handle, program, to, partners, now);
      partners = EnrolledTerms.ofGroup(handle, from.id(), AT_ONCE);
    }
    RewardTable.ofGroup(handle, from.id())
        .forEach(reward -> RewardTable.retire(handle, reward.id()));
    var discount = DiscountTable.ofGroup(handle, from.id());
    if (discount != null) {
      codes.withdraw(handle, program, discount, now);
      DiscountTable.delete(handle, discount.id());
    }
  }
}
