package io.waymark.conversions;

import io.waymark.conversions.ledger.Ledger;
import io.waymark.conversions.money.Rates;
import io.waymark.conversions.programs.CustomerPrograms;
import io.waymark.conversions.programs.PartnerPrograms;
import io.waymark.events.EventStore;
import io.waymark.identity.PageOperations;
import io.waymark.identity.WorkspaceOperations;
import io.waymark.links.LinkViews;
import io.waymark.links.images.Images;
import io.waymark.links.images.RemotePictures;
import io.waymark.platform.http.Operation;
import io.waymark.platform.outbox.Outbox;
import io.waymark.platform.text.Ids;
import io.waymark.traffic.clicks.ClickFinder;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** Everything about customers, leads and sales, put together. */
public final class ConversionSlice {
  private final Jdbi jdbi;
  private final InstantSource clock;
  private final Forwarder forwarder;
  private final Avatars avatars;
  private final TrackOperations tracking;
  private final CustomerOperations operations;
  private final CustomerLookup customers;
  private final Ledger ledger;
  private final RefundOperations refunds;

  /**
   * @param brought which partners brought customers
   * @param outbox is told of leads and sales that somebody wants to hear of
   * @param remote fetches customers' pictures, which {@code images} gives addresses of ours
   * @param programs is told of leads, sales and refunds of partners' links
   * @param rates what amounts of other currencies are converted at
   */
  public ConversionSlice(
      Jdbi jdbi,
      EventStore store,
      ClickFinder clicks,
      LinkViews links,
      CustomerPrograms brought,
      Outbox outbox,
      PartnerPrograms programs,
      Rates rates,
      RemotePictures remote,
      Images images,
      Ids ids,
      InstantSource clock) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.forwarder = new Forwarder(jdbi, store);
    this.avatars = new Avatars(jdbi, remote, images, clock);
    var tracked = new TrackedClicks(clicks);
    var newcomers = new Newcomers(ids);
    var news = new ConversionNews(outbox, links, programs);
    var leads = new Leads(jdbi, tracked, newcomers, news, programs, forwarder, ids, clock);
    var sales =
        new Sales(jdbi, tracked, newcomers, leads, rates, news, programs, forwarder, ids, clock);
    this.tracking = new TrackOperations(leads, sales);
    this.ledger =
        new Bookkeeper(
            jdbi,
            tracked,
            newcomers,
            leads,
            sales,
            new Vouchers(programs, newcomers, leads, ids),
            programs,
            rates,
            forwarder,
            clock);
    this.refunds = new RefundOperations(jdbi, ledger);
    this.operations =
        new CustomerOperations(
            new CustomerDesk(jdbi, brought, ids, clock),
            new CustomerList(jdbi, brought),
            new CustomerExport(jdbi, brought));
    this.customers = new CustomerLookup(jdbi);
  }

  /** The API's operations on customers, leads and sales. */
  public List<Operation> operations(WorkspaceOperations workspace) {
    return Stream.of(
            tracking.declare(workspace), operations.declare(workspace), refunds.declare(workspace))
        .flatMap(List::stream)
        .toList();
  }

  /** The API's operations by which pages report leads and sales. */
  public List<Operation> operations(PageOperations pages) {
    return tracking.declare(pages);
  }

  /** Customers as other areas need them. */
  public CustomerLookup customers() {
    return customers;
  }

  /** What integrations report to. */
  public Ledger ledger() {
    return ledger;
  }

  /** Begins to hand over what was recorded to the event store, and to take in pictures. */
  public void start() {
    forwarder.start();
    avatars.start();
  }

  /** Hands nothing over to the event store until this thread unlocks what it is given. */
  public Lock hold() {
    return forwarder.hold();
  }

  /** Forgets what is over; to be run every few hours. */
  public void cleanUp() {
    LeadClaims.cleanUp(jdbi, clock.instant());
  }

  /** Stops handing over; the rest is handed over at the next start. */
  public void stop() {
    forwarder.stop();
    avatars.stop();
  }
}
