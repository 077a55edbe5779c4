package io.waymark.conversions;

import io.waymark.links.images.Images;
import io.waymark.links.images.Images.Addressed;
import io.waymark.links.images.RemotePictures;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.threads.Rounds;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Takes in customers' pictures that are elsewhere, after the customer was written (E): people who
 * look at customers then ask this server for them and nobody else. A picture that cannot be had
 * stays where it is.
 */
final class Avatars {
  private static final Logger LOG = Logger.getLogger(Avatars.class);

  /** Before each further try; also as long as others leave a picture to whoever fetches it. */
  private static final List<Duration> PAUSES =
      List.of(Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1));

  private final Jdbi jdbi;
  private final RemotePictures remote;
  private final Images images;
  private final InstantSource clock;
  private final Rounds rounds = new Rounds("taking in customers' pictures", this::one);

  Avatars(Jdbi jdbi, RemotePictures remote, Images images, InstantSource clock) {
    this.jdbi = jdbi;
    this.remote = remote;
    this.images = images;
    this.clock = clock;
  }

  /** A picture to be fetched, for the last time if it fails again. */
  private record Due(String customerId, String address, boolean last) {}

  void start() {
    rounds.start();
  }

  /** Waits for the picture that is being fetched, for some seconds. */
  void stop() {
    rounds.stop();
  }

  private boolean one() {
    var due = jdbi.inTransaction(handle -> claim(handle, clock.instant()));
    if (due == null) {
      return false;
    }
    try {
      if (Images.isAddress(due.address())) {
        jdbi.useHandle(handle -> forget(handle, due));
      } else {
        var picture = images.address(remote.face(due.address()));
        jdbi.useTransaction(handle -> keep(handle, due, picture));
      }
    } catch (ApiProblem unavailable) {
      LOG.debugf("the picture of customer %s: %s", due.customerId(), unavailable.getMessage());
      if (due.last()) {
        jdbi.useHandle(handle -> forget(handle, due));
      }
    }
    return true;
  }

  private static @Nullable Due claim(Handle handle, Instant now) {
    return handle
        .createQuery(
            """
            update avatars_due d
            set tries = tries + 1, due_at = :now + (:pauses)[least(tries + 1, :most)] * interval '1 s'
            from customers c
            where d.customer_id = (
                select customer_id from avatars_due where due_at <= :now
                order by due_at limit 1 for update skip locked)
              and c.id = d.customer_id
            returning c.id, c.avatar, d.tries
            """)
        .bind("now", now.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
        .bindArray("pauses", Long.class, PAUSES.stream().map(Duration::toSeconds).toList())
        .bind("most", PAUSES.size())
        .map(
            (row, _) ->
                new Due(
                    row.getString("id"),
                    row.getString("avatar"),
                    row.getInt("tries") > PAUSES.size()))
        .findOne()
        .orElse(null);
  }

  /** Nothing if the customer has another picture by now, or is gone. */
  private void keep(Handle handle, Due due, Addressed picture) {
    var still =
        handle
            .createQuery(
                """
                select 1 from customers where id = :id and avatar = :address for no key update
                """)
            .bind("id", due.customerId())
            .bind("address", due.address())
            .mapTo(Integer.class)
            .findOne();
    if (still.isEmpty()) {
      return;
    }
    images.keepOfCustomer(handle, picture, due.customerId());
    handle
        .createUpdate("update customers set avatar = :address where id = :id")
        .bind("id", due.customerId())
        .bind("address", picture.address())
        .execute();
  }

  private static void forget(Handle handle, Due due) {
    handle
        .createUpdate(
            """
            delete from avatars_due d using customers c
            where d.customer_id = :id and c.id = d.customer_id and c.avatar = :address
            """)
        .bind("id", due.customerId())
        .bind("address", due.address())
        .execute();
  }
}
