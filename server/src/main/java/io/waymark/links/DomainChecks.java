package io.waymark.links;

import io.waymark.identity.Caller;
import io.waymark.links.domains.DnsCheck;
import io.waymark.links.domains.DnsReport;
import io.waymark.links.domains.DnsStatus;
import io.waymark.links.domains.DomainName;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.text.Ids;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Keeps what is known of domains in the DNS up to date (DOM-11…13). */
final class DomainChecks {
  private static final Logger LOG = Logger.getLogger(DomainChecks.class);
  private static final int PER_RUN = 30;
  private static final int TOKEN_LENGTH = 32;

  private final Jdbi jdbi;
  private final DnsCheck dns;
  private final DomainNames names;
  private final LinkCache cache;
  private final Ids ids;
  private final InstantSource clock;
  private volatile boolean stopped;

  DomainChecks(
      Jdbi jdbi, DnsCheck dns, DomainNames names, LinkCache cache, Ids ids, InstantSource clock) {
    this.jdbi = jdbi;
    this.dns = dns;
    this.names = names;
    this.cache = cache;
    this.ids = ids;
    this.clock = clock;
  }

  /** What the DNS is asked about a domain. */
  private record Subject(String id, String slug, String token, boolean proofNeeded) {}

  /** What the DNS says of the name of a domain to be: whether it could be added (DOM-13). */
  enum Availability {
    INVALID("invalid"),
    CONFLICT("conflict"),
    HAS_SITE("has site"),
    AVAILABLE("available");

    private final String label;

    Availability(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  Availability availability(String wanted) {
    var name = names.parse(wanted);
    if (name == null) {
      return Availability.INVALID;
    }
    if (jdbi.withHandle(handle -> DomainNames.inUse(handle, name))) {
      return Availability.CONFLICT;
    }
    return dns.leadsElsewhere(name) ? Availability.HAS_SITE : Availability.AVAILABLE;
  }

  /**
   * Asks the DNS now, and remembers what it says.
   *
   * @throws ApiProblem 404 and 403 for the domain (DOM-9)
   */
  DnsReport verify(Caller caller, String slug) {
    var subject =
        jdbi.inTransaction(
            handle -> {
              var domain = DomainFinder.forUpdate(handle, caller, slug);
              return subject(handle, domain.id(), domain.slug(), caller.workspace().id());
            });
    return check(subject);
  }

  /** Asks about the domains that were not asked about for longest (DOM-12). */
  void run() {
    if (dns.impossible()) {
      return;
    }
    for (var subject : jdbi.inTransaction(this::leastRecent)) {
      if (stopped) {
        return;
      }
      var report = check(subject);
      LOG.debugf("%s: %s", subject.slug(), report.status().label());
    }
  }

  /** Makes {@link #run} return after the domain it is at. */
  void stop() {
    stopped = true;
  }

  private DnsReport check(Subject subject) {
    var report = dns.check(subject.slug(), subject.token(), subject.proofNeeded());
    // Where nobody answered, what was known before still holds.
    var changed =
        report.status() == DnsStatus.UNKNOWN
            ? touch(subject)
            : remember(subject, report.status() == DnsStatus.VALID);
    if (changed) {
      cache.forgetDomain(subject.slug());
    }
    return report;
  }

  private boolean touch(Subject subject) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("update domains set last_checked = :now where id = :id")
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .bind("id", subject.id())
                .execute());
    return false;
  }

  /** A domain that was renamed or given away meanwhile is left alone. */
  private boolean remember(Subject subject, boolean verified) {
    return jdbi.withHandle(
        handle ->
            handle
                    .createUpdate(
                        """
                        update domains set verified = :verified, last_checked = :now
                        where id = :id and slug = :slug and verification_token = :token
                        """)
                    .bind("verified", verified)
                    .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .bind("id", subject.id())
                    .bind("slug", subject.slug())
                    .bind("token", subject.token())
                    .execute()
                == 1);
  }

  private List<Subject> leastRecent(Handle handle) {
    return handle
        .createQuery(
            """
            select id, slug, project_id from domains where project_id is not null
            order by last_checked nulls first, id limit :most
            """)
        .bind("most", PER_RUN)
        .map(
            (row, context) ->
                List.of(row.getString("id"), row.getString("slug"), row.getString("project_id")))
        .list()
        .stream()
        .map(row -> subject(handle, row.get(0), row.get(1), row.get(2)))
        .toList();
  }

  private Subject subject(Handle handle, String id, String slug, String projectId) {
    var token =
        handle
            .createQuery(
                """
                update domains set verification_token = coalesce(verification_token, :fresh)
                where id = :id returning verification_token
                """)
            .bind("fresh", ids.key(TOKEN_LENGTH))
            .bind("id", id)
            .mapTo(String.class)
            .one();
    return new Subject(id, slug, token, proofNeeded(handle, slug, projectId));
  }

  /** Whether another workspace has a domain of the same owner. */
  private static boolean proofNeeded(Handle handle, String slug, String projectId) {
    var zone = DomainName.registrable(slug);
    return handle
        .createQuery(
            """
            select exists (
              select 1 from domains
              where project_id <> :projectId and slug <> :slug
                and (slug = :zone or right(slug, length(:zone) + 1) = '.' || :zone))
            """)
        .bind("projectId", projectId)
        .bind("slug", slug)
        .bind("zone", zone)
        .mapTo(Boolean.class)
        .one();
  }
}
