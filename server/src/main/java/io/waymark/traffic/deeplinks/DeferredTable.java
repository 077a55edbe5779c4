package io.waymark.traffic.deeplinks;

import io.waymark.platform.crypto.SecretBox;
import io.waymark.traffic.redirect.DeferredLinks.DeferredLink;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Deferred deep links in PostgreSQL, where every node finds them (RED-31). */
final class DeferredTable {
  /** How long a deep link is remembered. */
  static final Duration LIFETIME = Duration.ofHours(1);

  private final Jdbi jdbi;
  private final SecretBox secrets;

  DeferredTable(Jdbi jdbi, SecretBox secrets) {
    this.jdbi = jdbi;
    this.secrets = secrets;
  }

  /** A deep link and when it was asked for. */
  record Entry(DeferredLink link, Instant at) {}

  private record Place(String visitor, String domain, String key) {}

  /** Writes entries; of one visitor's on one link the last stays. */
  void write(Collection<Entry> entries) {
    var places = new LinkedHashMap<Place, Entry>();
    for (var entry : entries) {
      var link = entry.link();
      places.put(new Place(visitor(link.ip()), link.domain(), link.key()), entry);
    }
    var visitors = new ArrayList<String>();
    var domains = new ArrayList<String>();
    var keys = new ArrayList<String>();
    var clickIds = new ArrayList<String>();
    var linkIds = new ArrayList<String>();
    var urls = new ArrayList<String>();
    var times = new ArrayList<OffsetDateTime>();
    places.forEach(
        (place, entry) -> {
          visitors.add(place.visitor());
          domains.add(place.domain());
          keys.add(place.key());
          clickIds.add(entry.link().clickId());
          linkIds.add(entry.link().linkId());
          urls.add(entry.link().url());
          times.add(entry.at().atOffset(ZoneOffset.UTC));
        });
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into deferred_links
                      (visitor, domain, key, click_id, link_id, url, created_at)
                    select * from
                      unnest(:visitors, :domains, :keys, :clickIds, :linkIds, :urls, :times)
                    on conflict (visitor, domain, key) do update set
                      click_id = excluded.click_id, link_id = excluded.link_id, url = excluded.url,
                      created_at = excluded.created_at
                    where deferred_links.created_at <= excluded.created_at
                    """)
                .bindArray("visitors", String.class, visitors)
                .bindArray("domains", String.class, domains)
                .bindArray("keys", String.class, keys)
                .bindArray("clickIds", String.class, clickIds)
                .bindArray("linkIds", String.class, linkIds)
                .bindArray("urls", String.class, urls)
                .bindArray("times", OffsetDateTime.class, times)
                .execute());
  }

  /** The last deep link on the domain that somebody at the address asked for, if it is fresh. */
  @Nullable DeferredLink last(String ip, String domain, Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select key, click_id, link_id, url from deferred_links
                    where visitor = :visitor and domain = :domain and created_at > :since
                    order by created_at desc limit 1
                    """)
                .bind("visitor", visitor(ip))
                .bind("domain", domain)
                .bind("since", now.minus(LIFETIME).atOffset(ZoneOffset.UTC))
                .map(
                    (row, context) ->
                        new DeferredLink(
                            ip,
                            domain,
                            row.getString("key"),
                            row.getString("click_id"),
                            row.getString("link_id"),
                            row.getString("url")))
                .findOne()
                .orElse(null));
  }

  /** Removes what is too old to be found. */
  void removeOld(Instant now) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("delete from deferred_links where created_at <= :until")
                .bind("until", now.minus(LIFETIME).atOffset(ZoneOffset.UTC))
                .execute());
  }

  private String visitor(String ip) {
    return secrets.sign("deferred link: " + ip);
  }
}
