package io.waymark.traffic.bots;

import io.waymark.events.BotReason;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tells visits of people from visits of machines (CLK-2, A5, decision 3). Safe for use by many
 * threads; never blocks; takes time in proportion to the User-Agent header only.
 */
public final class Bots {
  private final BotFragments fragments = new BotFragments();
  private final Predicate<String> datacenter;
  private final Predicate<String> spammer;

  /** Without lists of datacenters and spammers. */
  public Bots() {
    this(_ -> false, _ -> false);
  }

  /**
   * @param datacenter whether a client address, never empty, belongs to a datacenter
   * @param spammer whether a referrer's host belongs to a spammer
   */
  public Bots(Predicate<String> datacenter, Predicate<String> spammer) {
    this.datacenter = datacenter;
    this.spammer = spammer;
  }

  /**
   * The first reason, in this order, why a visit is not a person's: a non-empty {@code bot}
   * parameter (even {@code 0}), the method, a prefetch, the User-Agent, the address, the referrer.
   * A visit without User-Agent is a person's (CLK-2).
   *
   * @return null if a person made the visit; never {@link BotReason#REPEAT} or {@link
   *     BotReason#SELF}, which take more than the request to tell
   */
  public @Nullable BotReason reason(Signs signs) {
    if (signs.botParameter() != null && !signs.botParameter().isEmpty()) {
      return BotReason.USER_AGENT;
    }
    if (signs.method().equals("HEAD")) {
      return BotReason.HEAD;
    }
    if (signs.prefetch()) {
      return BotReason.PREFETCH;
    }
    if (namesMachine(signs.userAgent())) {
      return BotReason.USER_AGENT;
    }
    if (!signs.address().isEmpty() && datacenter.test(signs.address())) {
      return BotReason.DATACENTER;
    }
    if (signs.referrerHost() != null && spammer.test(signs.referrerHost())) {
      return BotReason.REFERRER_SPAM;
    }
    return null;
  }

  /**
   * Whether a User-Agent alone names a machine, for answers that differ for machines, such as link
   * previews. Null and empty name none.
   */
  public boolean namesMachine(@Nullable String userAgent) {
    return userAgent != null && fragments.in(userAgent);
  }
}
