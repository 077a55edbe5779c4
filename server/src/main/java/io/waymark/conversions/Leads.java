package io.waymark.conversions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.conversions.LeadRequest.Mode;
import io.waymark.conversions.LeadTable.Reported;
import io.waymark.conversions.Newcomers.Details;
import io.waymark.conversions.programs.Earning;
import io.waymark.conversions.programs.PartnerPrograms;
import io.waymark.events.Click;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.text.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Records leads (D2): customer, lead, counters and news in one transaction, so that however often
 * and however many at once report the same, it is counted once.
 */
final class Leads {
  /** Where leads come from that are reported as such. */
  static final String TRACKED = "tracked";

  private final Jdbi jdbi;
  private final TrackedClicks clicks;
  private final Newcomers newcomers;
  private final ConversionNews news;
  private final PartnerPrograms programs;
  private final Forwarder forwarder;
  private final Ids ids;
  private final InstantSource clock;

  Leads(
      Jdbi jdbi,
      TrackedClicks clicks,
      Newcomers newcomers,
      ConversionNews news,
      PartnerPrograms programs,
      Forwarder forwarder,
      Ids ids,
      InstantSource clock) {
    this.jdbi = jdbi;
    this.clicks = clicks;
    this.newcomers = newcomers;
    this.news = news;
    this.programs = programs;
    this.forwarder = forwarder;
    this.ids = ids;
    this.clock = clock;
  }

  private record Counted(long id, Reported lead) {}

  private record Recorded(TrackedLink link, Customer customer, @Nullable Counted counted) {}

  /**
   * Records what a report says.
   *
   * @return what to answer: for a lead that is counted already, without its link
   * @throws ApiProblem 400 without a click, 404 for a click or link that is not the workspace's,
   *     503 if clicks cannot be looked up
   */
  ObjectNode track(String workspaceId, LeadRequest request) {
    var externalId = request.customer();
    var known =
        jdbi.withHandle(handle -> CustomerTable.byExternalId(handle, workspaceId, externalId));
    var clickId = clickId(request, known);
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var claim =
        request.mode() == Mode.DEFERRED ? null : LeadClaims.of(externalId, request.eventName());
    if (claim != null
        && jdbi.withHandle(handle -> LeadClaims.taken(handle, workspaceId, claim, now))) {
      return duplicate(workspaceId, externalId, clickId, request);
    }
    var click = clicks.find(workspaceId, clickId, known);
    var recorded =
        jdbi.inTransaction(
            handle -> {
              var free = claim == null || LeadClaims.claim(handle, workspaceId, claim, now);
              return free ? record(handle, externalId, request, click, now) : null;
            });
    if (recorded == null) {
      return duplicate(workspaceId, externalId, clickId, request);
    }
    hasten(request.mode(), recorded.counted());
    return TrackAnswers.lead(clickId, recorded.link(), recorded.customer());
  }

  private static String clickId(LeadRequest request, @Nullable Customer known) {
    var given = TrackFields.orNull(request.clickId());
    if (given != null) {
      return given;
    }
    var first = known == null ? null : known.firstTouch();
    if (first == null) {
      throw ApiProblem.badRequest(
          "clickId is required: no customer with this external id is known by a click.");
    }
    return first.clickId();
  }

  private ObjectNode duplicate(
      String workspaceId, String externalId, String clickId, LeadRequest request) {
    var customer =
        jdbi.withHandle(handle -> CustomerTable.byExternalId(handle, workspaceId, externalId));
    if (customer != null) {
      return TrackAnswers.lead(clickId, null, customer);
    }
    var details = Details.of(request);
    var name = details.name() == null ? details.email() : details.name();
    return TrackAnswers.lead(
        clickId, null, externalId, new Details(name, details.email(), details.avatar()));
  }

  private Recorded record(
      Handle handle, String externalId, LeadRequest request, Click click, Instant now) {
    var workspaceId = click.workspaceId();
    var seen = TrackedLink.find(handle, workspaceId, click.linkId());
    var customer =
        newcomers
            .welcome(handle, workspaceId, externalId, Details.of(request), click, seen, now)
            .customer();
    if (request.mode() == Mode.DEFERRED) {
      return new Recorded(seen, customer, null);
    }
    var link = TrackedLink.lock(handle, workspaceId, click.linkId());
    var lead =
        new Reported(
            workspaceId,
            Stream.generate(ids::eventId).limit(request.quantity()).toList(),
            request.eventName(),
            customer.id(),
            TrackFields.stringified(request.metadata()),
            click,
            now);
    var id = count(handle, lead, customer, link);
    earn(handle, lead, customer, link, TRACKED);
    return new Recorded(link, customer, new Counted(id, lead));
  }

  /**
   * Records the lead that a sale without one stands for (D3.4): it counts whatever was claimed,
   * because its customer is new. No partner earns by it (C3.2).
   */
  void recordOfSale(
      Handle handle,
      Customer customer,
      String eventName,
      String metadata,
      Click click,
      Instant now) {
    var workspaceId = customer.workspaceId();
    var claim = LeadClaims.of(customer.externalId(), eventName);
    LeadClaims.renew(handle, workspaceId, claim, now);
    var link = TrackedLink.lock(handle, workspaceId, click.linkId());
    var ids = Stream.of(this.ids.eventId()).toList();
    var lead = new Reported(workspaceId, ids, eventName, customer.id(), metadata, click, now);
    record(handle, lead, customer, link, null);
  }

  /**
   * Records a lead of a customer nobody else changes meanwhile.
   *
   * @param key what it counts once for, for ever; null if that is its name for seven days
   * @param source how it came here, as conditions of rewards have it
   * @return whether it counts
   * @throws ApiProblem 404 if the link of the click is gone
   */
  boolean add(
      Handle handle,
      Customer customer,
      String eventName,
      int quantity,
      String metadata,
      Click click,
      @Nullable String key,
      String source,
      Instant now) {
    var workspaceId = customer.workspaceId();
    var claim = LeadClaims.of(customer.externalId(), eventName);
    if ((key != null && LeadTable.known(handle, workspaceId, key))
        || !LeadClaims.claim(handle, workspaceId, claim, now)) {
      return false;
    }
    var link = TrackedLink.lock(handle, workspaceId, click.linkId());
    var events = Stream.generate(ids::eventId).limit(quantity).toList();
    var lead = new Reported(workspaceId, events, eventName, customer.id(), metadata, click, now);
    var id = count(handle, lead, customer, link);
    if (key != null) {
      LeadTable.remember(handle, id, key);
    }
    earn(handle, lead, customer, link, source);
    return true;
  }

  private long count(Handle handle, Reported lead, Customer customer, TrackedLink link) {
    return record(handle, lead, customer, link, link);
  }

  /**
   * Records a lead and counts it.
   *
   * @param told the link if its partner is told of, else null
   */
  private long record(
      Handle handle,
      Reported lead,
      Customer customer,
      TrackedLink link,
      @Nullable TrackedLink told) {
    var id = LeadTable.insert(handle, lead);
    link.countLeads(handle, lead.workspaceId(), lead.eventIds().size(), lead.at());
    news.write(handle, lead.events().findFirst().orElseThrow(), customer, told);
    return id;
  }

  private void earn(
      Handle handle, Reported lead, Customer customer, TrackedLink link, String source) {
    var programId = link.programId();
    var partnerId = link.partnerId();
    if (programId == null || partnerId == null) {
      return;
    }
    programs.earned(
        handle,
        new Earning(
            lead.workspaceId(),
            programId,
            partnerId,
            link.id(),
            customer.buyer(),
            Earning.Event.LEAD,
            lead.eventIds().getFirst(),
            lead.eventIds().size(),
            0,
            null,
            List.of(),
            TrackFields.parsed(lead.metadata()),
            source,
            lead.at()));
  }

  private void hasten(Mode mode, @Nullable Counted counted) {
    if (counted == null) {
      return;
    }
    if (mode == Mode.WAIT) {
      forwarder.storeNow(counted.id(), counted.lead());
    } else {
      forwarder.call();
    }
  }
}
