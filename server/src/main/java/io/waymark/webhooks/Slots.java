package io.waymark.webhooks;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How many deliveries may be under way, to each endpoint and in all. An endpoint has to show that
 * it answers, and soon, before it gets more than a few; those that have not share one half, so that
 * however many are dead or slow, those that answer have the other half to themselves. Thread-safe.
 */
final class Slots {
  private static final int UNPROVEN_EACH = 2;
  private static final int PROVEN_EACH = 8;

  private final int total;
  private final Map<String, Taken> taken = new HashMap<>();
  private final Set<String> proven = new HashSet<>();
  private int busy;
  private int busyUnproven;

  /** What one endpoint has: as many of the shared half as were taken before it was proven. */
  private record Taken(int proven, int unproven) {
    int all() {
      return proven + unproven;
    }
  }

  Slots(int total) {
    this.total = total;
  }

  /** Takes as many as the endpoint may have now; perhaps none. */
  synchronized int take(String webhookId) {
    var has = taken.getOrDefault(webhookId, new Taken(0, 0));
    var free = total - busy;
    if (proven.contains(webhookId)) {
      var more = Math.max(0, Math.min(PROVEN_EACH - has.all(), free));
      put(webhookId, more, 0);
      return more;
    }
    var shared = Math.max(1, total / 2) - busyUnproven;
    var more = Math.max(0, Math.min(UNPROVEN_EACH - has.all(), Math.min(shared, free)));
    put(webhookId, 0, more);
    return more;
  }

  /** Gives back slots that were not used. */
  synchronized void giveBack(String webhookId, int count) {
    for (var i = 0; i < count; i++) {
      giveBackOne(webhookId);
    }
  }

  /**
   * Gives back the slot of a delivery that was tried.
   *
   * @param well whether the endpoint took it, and soon
   */
  synchronized void done(String webhookId, boolean well) {
    giveBackOne(webhookId);
    if (well) {
      proven.add(webhookId);
    } else {
      proven.remove(webhookId);
    }
  }

  private void giveBackOne(String webhookId) {
    var has = taken.getOrDefault(webhookId, new Taken(0, 0));
    put(webhookId, has.unproven() > 0 ? 0 : -1, has.unproven() > 0 ? -1 : 0);
  }

  private void put(String webhookId, int moreProven, int moreUnproven) {
    var has = taken.getOrDefault(webhookId, new Taken(0, 0));
    var now = new Taken(has.proven() + moreProven, has.unproven() + moreUnproven);
    if (now.all() == 0) {
      taken.remove(webhookId);
    } else {
      taken.put(webhookId, now);
    }
    busy += moreProven + moreUnproven;
    busyUnproven += moreUnproven;
  }
}
