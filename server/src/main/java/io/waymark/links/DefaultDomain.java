package io.waymark.links;

import io.waymark.platform.net.HostNames;
import io.waymark.platform.text.Ids;
import java.time.InstantSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The server's own domain, which every workspace may use. As long as nobody chooses one, it is the
 * local address with the port, and its links move along when the server is started on another port.
 */
public final class DefaultDomain {
  private static final String DERIVED = "derived-default-domain";

  private final Jdbi jdbi;
  private final Ids ids;
  private final InstantSource clock;

  DefaultDomain(Jdbi jdbi, Ids ids, InstantSource clock) {
    this.jdbi = jdbi;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Makes sure the domain is there, at start-up.
   *
   * @param slug lower case, with its port if it has one
   * @param derived whether the slug was made from the port because none is configured
   */
  public void ensure(String slug, boolean derived) {
    jdbi.useTransaction(
        handle -> {
          if (derived) {
            follow(handle, slug);
          }
          DomainTable.insertShared(handle, ids.next("dom_"), slug, clock.instant());
        });
  }

  private void follow(Handle handle, String slug) {
    var before =
        handle
            .createQuery("select value from settings where name = :name")
            .bind("name", DERIVED)
            .mapTo(String.class)
            .findOne()
            .orElse(slug);
    if (!before.equals(slug) && DomainTable.bySlug(handle, slug) == null) {
      var scheme = HostNames.isLoopbackOrIpLiteral(slug) ? "http://" : "https://";
      DomainTable.rename(handle, before, slug, scheme, clock.instant());
    }
    handle
        .createUpdate(
            """
            insert into settings (name, value) values (:name, :value)
            on conflict (name) do update set value = excluded.value
            """)
        .bind("name", DERIVED)
        .bind("value", slug)
        .execute();
  }
}
