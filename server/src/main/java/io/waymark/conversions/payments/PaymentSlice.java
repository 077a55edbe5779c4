package io.waymark.conversions.payments;

import io.waymark.conversions.connections.Connections;
import io.waymark.conversions.inbound.InboundSlice;
import io.waymark.conversions.ledger.Ledger;
import io.waymark.conversions.parking.Parking;
import io.waymark.conversions.segment.SegmentSlice;
import io.waymark.conversions.shopify.ShopifySlice;
import io.waymark.conversions.stripe.StripeSlice;
import io.waymark.identity.WorkspaceOperations;
import io.waymark.platform.crypto.SecretBox;
import io.waymark.platform.http.Operation;
import io.waymark.platform.http.PublicOperations;
import io.waymark.platform.outbound.Outbound;
import io.waymark.platform.text.Ids;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** All integrations that report payments: they run from {@link #start} until {@link #stop}. */
public final class PaymentSlice {
  private final Parking parking;
  private final StripeSlice stripe;
  private final ShopifySlice shopify;
  private final SegmentSlice segment;
  private final InboundSlice inbound;

  /**
   * @param ledger what they report to
   * @param api the API's public address
   * @param random makes tokens, so nobody must be able to guess it
   */
  public PaymentSlice(
      Jdbi jdbi,
      SecretBox secrets,
      Ledger ledger,
      Outbound outbound,
      String api,
      Ids ids,
      InstantSource clock,
      RandomGenerator random) {
    var connections = new Connections(jdbi, secrets, ids, clock);
    this.parking = new Parking(jdbi, secrets, clock);
    this.stripe = new StripeSlice(connections, ledger, parking, outbound, api, clock);
    this.shopify = new ShopifySlice(jdbi, connections, ledger, parking, api, clock);
    this.segment = new SegmentSlice(connections, ledger, parking, api, clock);
    this.inbound = new InboundSlice(connections, ledger, parking, api, clock, random);
  }

  /** The API's operations on what a workspace has connected. */
  public List<Operation> operations(WorkspaceOperations workspace) {
    return Stream.of(
            stripe.operations(workspace),
            shopify.operations(workspace),
            segment.operations(workspace),
            inbound.operations(workspace))
        .flatMap(List::stream)
        .toList();
  }

  /** What providers call. */
  public List<Operation> operations(PublicOperations open) {
    return Stream.of(
            stripe.operations(open),
            shopify.operations(open),
            segment.operations(open),
            inbound.operations(open))
        .flatMap(List::stream)
        .toList();
  }

  /** Begins to record what waits. */
  public void start() {
    parking.start();
  }

  /** Forgets what is over; to be run every few hours. */
  public void cleanUp() {
    shopify.cleanUp();
  }

  /** Stops; what waits is recorded after the next start. */
  public void stop() {
    parking.stop();
  }
}
