package io.waymark.traffic.journal;

import io.waymark.traffic.journal.RecoveryReport.Damage;
import io.waymark.traffic.journal.RecoveryReport.Kind;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashSet;
import java.util.SequencedSet;

/** Collects damages, each once however many readers meet it, and logs them as they are found. */
final class DamageLog implements Skips {
  private static final Logger log = System.getLogger(DamageLog.class.getName());

  private final SequencedSet<Damage> damages = new LinkedHashSet<>();
  private long found;

  @Override
  public void skipped(Segment segment, long offset, long bytes, long from, long end) {
    var kind = bytes == 0 ? Kind.MISSING : Kind.UNREADABLE;
    add(new Damage(segment.name(), offset, bytes, from, end - from, kind));
  }

  synchronized void add(Damage damage) {
    if (damages.contains(damage)) {
      return;
    }
    found++;
    if (damages.size() < RecoveryReport.LISTED) {
      damages.add(damage);
      var level = damage.kind() == Kind.TORN_TAIL ? Level.INFO : Level.WARNING;
      log.log(level, "The journal skipped {0}", damage);
    }
  }

  synchronized RecoveryReport report() {
    return new RecoveryReport(damages.stream().toList(), found);
  }
}
