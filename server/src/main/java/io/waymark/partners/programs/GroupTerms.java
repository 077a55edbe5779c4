package io.waymark.partners.programs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.platform.schema.Field;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What partners of a group get, kept by whoever keeps rewards and discounts (A5, A7). */
public interface GroupTerms {

  /** The group's four rewards and its discount, as the API shows them; null where it has none. */
  ObjectNode shown(Handle handle, String groupId);

  /** What {@link #shown} is, for the documentation. */
  List<Field<?>> shape();

  /**
   * Gives the group of a new program its first reward.
   *
   * @throws io.waymark.platform.schema.InvalidInput 422 if there can be no such reward
   */
  void begin(Handle handle, Program program, FirstReward reward, Instant now);

  /**
   * Puts partners into the group and gives them what it has (A4); their discount codes are kept
   * where they still are worth the same.
   *
   * @return how many there are
   */
  int move(Handle handle, Program program, Group to, List<String> partnerIds, Instant now);

  /** The same with all partners of a group that is about to go, whose terms go with it. */
  void dissolve(Handle handle, Program program, Group from, Group to, Instant now);
}
