package io.waymark.conversions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.waymark.conversions.Newcomers.Details;
import io.waymark.conversions.ledger.SaleReport.Goods;
import io.waymark.conversions.money.Dollars;
import io.waymark.conversions.money.Rates;
import io.waymark.conversions.programs.Earning;
import io.waymark.conversions.programs.PartnerPrograms;
import io.waymark.events.Click;
import io.waymark.events.Sale;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.sql.Constraint;
import io.waymark.platform.text.Ids;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/**
 * Records sales (D3): customer, sale, counters and news in one transaction. Sales of one customer
 * follow each other; one of an invoice that is recorded already is answered what was answered then.
 */
final class Sales {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The name of the lead that a sale without one stands for. */
  private static final String DIRECT = "Direct sale tracking lead event";

  /** The most that one sale may be, in cents (A4). */
  private static final BigDecimal MOST = BigDecimal.valueOf(4_294_967_295L);

  private final Jdbi jdbi;
  private final TrackedClicks clicks;
  private final Newcomers newcomers;
  private final Leads leads;
  private final Rates rates;
  private final ConversionNews news;
  private final PartnerPrograms programs;
  private final Forwarder forwarder;
  private final Ids ids;
  private final InstantSource clock;

  Sales(
      Jdbi jdbi,
      TrackedClicks clicks,
      Newcomers newcomers,
      Leads leads,
      Rates rates,
      ConversionNews news,
      PartnerPrograms programs,
      Forwarder forwarder,
      Ids ids,
      InstantSource clock) {
    this.jdbi = jdbi;
    this.clicks = clicks;
    this.newcomers = newcomers;
    this.leads = leads;
    this.rates = rates;
    this.news = news;
    this.programs = programs;
    this.forwarder = forwarder;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Records what a report says.
   *
   * @return what to answer
   * @throws ApiProblem 400 without a customer; 404 for a click, link or lead that is not there; 422
   *     for an amount that cannot be converted; 503 if clicks cannot be looked up
   */
  JsonNode track(String workspaceId, SaleRequest request) {
    var externalId = request.customer();
    var before = jdbi.withHandle(handle -> recorded(handle, workspaceId, request));
    if (before != null) {
      return before;
    }
    var known =
        jdbi.withHandle(handle -> CustomerTable.byExternalId(handle, workspaceId, externalId));
    var clickId = request.click();
    var click = known == null && clickId != null ? clicks.find(workspaceId, clickId, null) : null;
    try {
      var answer =
          jdbi.inTransaction(handle -> record(handle, workspaceId, externalId, request, click));
      forwarder.call();
      return answer;
    } catch (UnableToExecuteStatementException refused) {
      if (!Constraint.refused(refused, SaleTable.INVOICE)) {
        throw refused;
      }
      var meanwhile = jdbi.withHandle(handle -> recorded(handle, workspaceId, request));
      if (meanwhile == null) {
        throw refused;
      }
      return meanwhile;
    }
  }

  private static @Nullable JsonNode recorded(
      Handle handle, String workspaceId, SaleRequest request) {
    var invoice = request.invoice();
    var answer = invoice == null ? null : SaleTable.answer(handle, workspaceId, invoice);
    try {
      return answer == null ? null : JSON.readTree(answer);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored answer is no JSON", e);
    }
  }

  /**
   * One attempt.
   *
   * @param click for a customer who was not known a moment ago
   */
  private JsonNode record(
      Handle handle,
      String workspaceId,
      String externalId,
      SaleRequest request,
      @Nullable Click click) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var invoice = request.invoice();
    if (invoice != null) {
      Payments.lock(handle, workspaceId, List.of(Payments.key(invoice)));
    }
    var before = recorded(handle, workspaceId, request);
    if (before != null) {
      return before;
    }
    var customer = CustomerTable.lock(handle, workspaceId, externalId);
    if (customer == null && click != null) {
      welcome(handle, externalId, request, click, now);
      customer = CustomerTable.lock(handle, workspaceId, externalId);
    }
    if (customer == null) {
      return TrackAnswers.noSale(request.eventName());
    }
    var lead = LeadTable.latest(handle, customer.id(), request.lead());
    if (lead == null) {
      throw ApiProblem.notFound(
          request.lead() == null
              ? "This customer has no lead that the sale could come from."
              : "This customer has no lead of the name %s.".formatted(request.lead()));
    }
    var link = TrackedLink.lock(handle, workspaceId, lead.lead().click().linkId());
    if (request.amount() == 0) {
      return TrackAnswers.noSale(request.eventName());
    }
    return count(handle, request, Door.API, customer, lead, link, now);
  }

  /**
   * By which door a sale is reported.
   *
   * @param gross all that was paid, taxes included; null if not known
   * @param goods what was bought, as far as commissions can ask
   * @param open whether others are told its metadata: those of integrations are whole payloads (F3)
   */
  private record Door(@Nullable Long gross, Goods goods, boolean open) {
    static final Door API = new Door(null, Goods.UNKNOWN, true);

    Sale told(Sale sale) {
      return open
          ? sale
          : new Sale(
              sale.eventId(),
              sale.timestamp(),
              sale.eventName(),
              sale.customerId(),
              sale.paymentProcessor(),
              sale.amount(),
              sale.currency(),
              sale.invoiceId(),
              "",
              sale.click());
    }
  }

  /**
   * Records a sale of a customer nobody else changes meanwhile, unless its invoice is recorded.
   *
   * @param gross all that was paid, taxes included; null if not known
   * @param goods what was bought, as far as commissions can ask
   * @return whether it was recorded
   * @throws ApiProblem 404 if the lead's link is gone, 422 for an amount that cannot be converted
   */
  boolean add(
      Handle handle,
      SaleRequest request,
      @Nullable Long gross,
      Goods goods,
      Customer customer,
      LeadTable.Kept lead,
      Instant now) {
    var workspaceId = customer.workspaceId();
    if (recorded(handle, workspaceId, request) != null) {
      return false;
    }
    var link = TrackedLink.lock(handle, workspaceId, lead.lead().click().linkId());
    count(handle, request, new Door(gross, goods, false), customer, lead, link, now);
    return true;
  }

  private void welcome(
      Handle handle, String externalId, SaleRequest request, Click click, Instant now) {
    var workspaceId = click.workspaceId();
    var link = TrackedLink.find(handle, workspaceId, click.linkId());
    var welcomed =
        newcomers.welcome(handle, workspaceId, externalId, Details.of(request), click, link, now);
    if (welcomed.created()) {
      var name = request.lead() == null ? DIRECT : request.lead();
      var metadata = TrackFields.stringified(request.metadata());
      leads.recordOfSale(handle, welcomed.customer(), name, metadata, click, now);
    }
  }

  private JsonNode count(
      Handle handle,
      SaleRequest request,
      Door door,
      Customer customer,
      LeadTable.Kept lead,
      TrackedLink link,
      Instant now) {
    var workspaceId = customer.workspaceId();
    var dollars = dollars(handle, request);
    var invoice = request.invoice();
    var sale =
        new Sale(
            ids.eventId(),
            now,
            request.eventName(),
            customer.id(),
            request.paymentProcessor(),
            dollars.cents().longValueExact(),
            SaleTable.CURRENCY,
            invoice == null ? "" : invoice,
            TrackFields.stringified(request.metadata()),
            lead.lead().click());
    var first = !SaleTable.any(handle, customer.id(), link.id());
    var answer = TrackAnswers.sale(sale, customer);
    SaleTable.insert(
        handle,
        workspaceId,
        new SaleTable.Reported(
            sale,
            lead.id(),
            request.amount(),
            door.gross(),
            request.currency(),
            dollars,
            answer.toString()));
    CustomerTable.addSale(handle, customer.id(), sale.amount(), link, now);
    link.countSale(handle, workspaceId, sale.amount(), first, now);
    news.write(handle, door.told(sale), customer, link);
    earn(handle, sale, door.goods(), request.amount(), customer, link);
    return answer;
  }

  /**
   * Lets the link's partner earn.
   *
   * @param reported the sale's amount before it was converted
   */
  private void earn(
      Handle handle, Sale sale, Goods goods, long reported, Customer customer, TrackedLink link) {
    var workspaceId = customer.workspaceId();
    var programId = link.programId();
    var partnerId = link.partnerId();
    if (programId == null || partnerId == null) {
      return;
    }
    var invoice = TrackFields.orNull(sale.invoiceId());
    programs.earned(
        handle,
        new Earning(
            workspaceId,
            programId,
            partnerId,
            link.id(),
            customer.buyer(),
            Earning.Event.SALE,
            sale.eventId(),
            1,
            sale.amount(),
            invoice,
            new Proportion(reported, sale.amount()).each(goods.products()),
            TrackFields.parsed(
                goods.metadata().isEmpty()
                    ? sale.metadata()
                    : TrackFields.stringified(goods.metadata())),
            Leads.TRACKED,
            sale.timestamp()));
    if (invoice != null) {
      // What was paid back may have been told before what it is of.
      programs.refunded(handle, workspaceId, List.of(invoice));
    }
  }

  private Dollars dollars(Handle handle, SaleRequest request) {
    var dollars =
        rates
            .convert(handle, request.amount(), request.currency())
            .orElseThrow(
                () ->
                    ApiProblem.unprocessable(
                        "custom: currency: There is no exchange rate for %s on this server."
                            .formatted(request.currency())));
    if (dollars.cents().compareTo(MOST) > 0) {
      throw ApiProblem.unprocessable(
          "too_big: amount: A sale can be of %s cents of US dollars at most."
              .formatted(MOST.toPlainString()));
    }
    return dollars;
  }
}
