package io.waymark.partners.enrollments;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Accounts of partners in PostgreSQL. */
final class PartnerTable {
  private static final int ATTEMPTS = 4;

  private PartnerTable() {}

  /** What is known of somebody new. */
  record Newcomer(
      String email,
      String name,
      @Nullable String image,
      @Nullable String country,
      @Nullable String description) {}

  /** Somebody's account, and whether it was made just now. */
  record Account(String id, boolean fresh) {}

  /**
   * The account of an e-mail address, made if there is none. An account that is there stays as it
   * is. Two at once get the same one.
   *
   * @param usernames tried until one is free; without one at the end
   */
  static Account ofEmail(
      Handle handle, String id, Newcomer newcomer, Supplier<String> usernames, Instant now) {
    for (var attempt = 0; ; attempt++) {
      var username = attempt < ATTEMPTS ? usernames.get() : null;
      if (insert(handle, id, newcomer, username, now)) {
        return new Account(id, true);
      }
      var known = byEmail(handle, newcomer.email());
      if (known != null) {
        return new Account(known, false);
      }
    }
  }

  private static boolean insert(
      Handle handle, String id, Newcomer newcomer, @Nullable String username, Instant now) {
    return handle
            .createUpdate(
                """
                insert into partners
                  (id, name, username, email, image, country, description, created_at, updated_at)
                values (:id, :name, :username, :email, :image, :country, :description, :now, :now)
                on conflict do nothing
                """)
            .bind("id", id)
            .bind("name", newcomer.name())
            .bind("username", username)
            .bind("email", newcomer.email())
            .bind("image", newcomer.image())
            .bind("country", newcomer.country())
            .bind("description", newcomer.description())
            .bind("now", now.atOffset(ZoneOffset.UTC))
            .execute()
        == 1;
  }

  private static @Nullable String byEmail(Handle handle, String email) {
    return handle
        .createQuery("select id from partners where lower(email) = lower(:email)")
        .bind("email", email)
        .mapTo(String.class)
        .findOne()
        .orElse(null);
  }

  /** Gives somebody a picture who has none. */
  static void show(Handle handle, String id, String image, Instant now) {
    handle
        .createUpdate(
            "update partners set image = :image, updated_at = :now where id = :id and image is null")
        .bind("id", id)
        .bind("image", image)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
  }
}
