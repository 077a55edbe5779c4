package io.waymark.partners.enrollments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.identity.Caller;
import io.waymark.links.PartnerLinks;
import io.waymark.links.PartnerLinks.Address;
import io.waymark.links.PartnerLinks.Made;
import io.waymark.links.PartnerLinks.Owner;
import io.waymark.links.PartnerLinks.Ready;
import io.waymark.partners.enrollments.PartnerTable.Newcomer;
import io.waymark.partners.programs.Program;
import io.waymark.partners.programs.ProgramTable;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.sql.Deadlocks;
import io.waymark.platform.text.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Makes somebody a partner of the program, with everything that goes with it (B1.1). */
final class Enrolling {
  private final Jdbi jdbi;
  private final PartnerLinks links;
  private final DefaultKeys keys;
  private final DiscountCodes codes;
  private final PartnerPictures pictures;
  private final EnrollmentNews news;
  private final Ids ids;
  private final InstantSource clock;

  Enrolling(
      Jdbi jdbi,
      PartnerLinks links,
      DefaultKeys keys,
      DiscountCodes codes,
      PartnerPictures pictures,
      EnrollmentNews news,
      Ids ids,
      InstantSource clock) {
    this.jdbi = jdbi;
    this.links = links;
    this.keys = keys;
    this.codes = codes;
    this.pictures = pictures;
    this.news = news;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What became of it.
   *
   * @param pictured whose account was made just now, and may get a picture; else null
   * @param addresses where there are links now that there were none before
   */
  private record Done(Enrolled partner, @Nullable String pictured, List<Address> addresses) {}

  /**
   * Enrolls somebody. Whoever is a partner already stays as they are, but may get a tenant id; two
   * calls at once make one partner.
   *
   * @throws ApiProblem 404 or 403 for a group of others; 409 if the tenant id is another partner's
   */
  ObjectNode enroll(Caller caller, PartnerRequest request) {
    var ready = links.ready(request.props());
    var done = Deadlocks.inTransaction(jdbi, handle -> enroll(handle, caller, request, ready));
    links.forget(done.addresses());
    if (done.pictured() != null && request.image() != null) {
      pictures.takeIn(caller.workspace().id(), done.pictured(), request.image());
    }
    return EnrolledView.enrolled(done.partner());
  }

  private Done enroll(Handle handle, Caller caller, PartnerRequest request, Ready ready) {
    var program = ProgramTable.of(handle, caller.workspace().id());
    lock(handle, program);
    var known = known(handle, program, request);
    if (known != null) {
      return new Done(shown(handle, program, known.partnerId()), null, List.of());
    }
    var now = now();
    var groupId = request.groupId() == null ? program.defaultGroupId() : request.groupId();
    var terms = GroupTerms.of(handle, program, groupId);
    var account =
        PartnerTable.ofEmail(
            handle,
            ids.next("pn_"),
            newcomer(request),
            () -> keys.username(request.name(), request.email()),
            now);
    EnrollmentTable.insert(
        handle, ids.next("pge_"), account.id(), program.id(), request.tenantId(), terms, now);
    var made = addLinks(handle, caller, program, account.id(), request, terms, ready, now);
    var partner = shown(handle, program, account.id());
    if (terms.autoProvision() && !made.isEmpty()) {
      codes.provision(
          handle, program, partner.enrollment(), partner.partner().name(), made.getFirst().id());
    }
    news.write(
        handle,
        program.workspaceId(),
        EnrollmentNews.ENROLLED,
        now,
        () -> List.of(EnrolledView.enrolled(partner)));
    return new Done(
        partner, account.fresh() ? account.id() : null, made.stream().map(Made::address).toList());
  }

  /** Enrollments of one program follow each other. */
  private static void lock(Handle handle, Program program) {
    handle
        .createQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:lock, 0))")
        .bind("lock", "enroll " + program.id())
        .mapTo(Integer.class)
        .one();
  }

  private static Newcomer newcomer(PartnerRequest request) {
    return new Newcomer(
        request.email(),
        request.shownName(),
        PartnerPictures.kept(request.image()),
        request.country(),
        request.description());
  }

  private static Enrolled shown(Handle handle, Program program, String partnerId) {
    return Objects.requireNonNull(EnrolledTable.find(handle, program, partnerId));
  }

  /**
   * Who is a partner already: by the tenant id, else by the e-mail address, who then gets the
   * tenant id. A tenant id is not given to a stranger's address.
   */
  private @Nullable Enrollment known(Handle handle, Program program, PartnerRequest request) {
    var tenantId = request.tenantId();
    var byTenant =
        tenantId == null ? null : EnrollmentTable.ofTenant(handle, program.id(), tenantId);
    var byEmail = EnrollmentTable.ofEmail(handle, program.id(), request.email());
    if (byTenant != null) {
      if (byEmail == null) {
        throw TenantIds.taken();
      }
      return byTenant;
    }
    if (byEmail != null && tenantId != null) {
      TenantIds.change(handle, program, byEmail.partnerId(), tenantId, now());
    }
    return byEmail;
  }

  /** A link for each of the group's default ones; those that cannot be are left out. */
  private List<Made> addLinks(
      Handle handle,
      Caller caller,
      Program program,
      String partnerId,
      PartnerRequest request,
      GroupTerms terms,
      Ready ready,
      Instant now) {
    var domain = program.domain();
    if (domain == null || terms.defaultLinks().isEmpty()) {
      return List.of();
    }
    var owner = new Owner(domain, program.id(), partnerId, request.tenantId(), null);
    var batch = links.batch(handle, caller, owner, ready, now);
    var base = DefaultKeys.base(request.username(), request.name(), request.email());
    var oneOfMany = terms.defaultLinks().size() > 1;
    var all = new ArrayList<Made>();
    for (var link : terms.defaultLinks()) {
      var made =
          batch.add(
              terms.campaign().applied(link.url()),
              keys.of(base, request.props().prefix(), oneOfMany));
      if (made != null) {
        note(handle, made.id(), link.id());
        all.add(made);
      }
    }
    return all;
  }

  private static void note(Handle handle, String linkId, String defaultLinkId) {
    handle
        .createUpdate(
            """
            insert into partner_default_links (link_id, default_link_id)
            values (:linkId, :defaultLinkId)
            """)
        .bind("linkId", linkId)
        .bind("defaultLinkId", defaultLinkId)
        .execute();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
