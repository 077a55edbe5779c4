package io.waymark.conversions;

import io.waymark.conversions.LeadTable.Kept;
import io.waymark.conversions.Newcomers.Details;
import io.waymark.conversions.ledger.Introduction;
import io.waymark.conversions.ledger.LeadReport;
import io.waymark.conversions.ledger.Ledger;
import io.waymark.conversions.ledger.Outcome;
import io.waymark.conversions.ledger.Outcome.Nothing;
import io.waymark.conversions.ledger.Outcome.Recorded;
import io.waymark.conversions.ledger.Outcome.Repeated;
import io.waymark.conversions.ledger.Outcome.Waiting;
import io.waymark.conversions.ledger.Person;
import io.waymark.conversions.ledger.RefundReport;
import io.waymark.conversions.ledger.SaleReport;
import io.waymark.conversions.ledger.Withdrawal;
import io.waymark.conversions.money.MinorUnits;
import io.waymark.conversions.money.Rates;
import io.waymark.conversions.programs.PartnerPrograms;
import io.waymark.events.Click;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the books that integrations report to (D9): each report in one transaction that begins by
 * locking the names of everything it is about, so that those of the same follow each other.
 */
final class Bookkeeper implements Ledger {
  private static final Waiting STRANGER = new Waiting("The customer is not known (yet).");

  /** Payments are told to the second, by other clocks. */
  private static final Duration CLOCKS = Duration.ofMinutes(1);

  private final Jdbi jdbi;
  private final TrackedClicks clicks;
  private final Newcomers newcomers;
  private final Leads leads;
  private final Sales sales;
  private final Vouchers vouchers;
  private final PartnerPrograms programs;
  private final Rates rates;
  private final Forwarder forwarder;
  private final InstantSource clock;

  Bookkeeper(
      Jdbi jdbi,
      TrackedClicks clicks,
      Newcomers newcomers,
      Leads leads,
      Sales sales,
      Vouchers vouchers,
      PartnerPrograms programs,
      Rates rates,
      Forwarder forwarder,
      InstantSource clock) {
    this.jdbi = jdbi;
    this.clicks = clicks;
    this.newcomers = newcomers;
    this.leads = leads;
    this.sales = sales;
    this.vouchers = vouchers;
    this.programs = programs;
    this.rates = rates;
    this.forwarder = forwarder;
    this.clock = clock;
  }

  @Override
  public Outcome sale(String workspaceId, SaleReport report) {
    return Attempts.of(
        () -> {
          var origin = report.origin();
          var click = click(workspaceId, report.person(), origin.clickId(), origin.always());
          var outcome = jdbi.inTransaction(handle -> sell(handle, workspaceId, report, click));
          forwarder.call();
          return outcome;
        });
  }

  /** Before the transaction, because it may take long. */
  private @Nullable Click click(
      String workspaceId, Person person, @Nullable String clickId, boolean always) {
    if (clickId == null) {
      return null;
    }
    var known = jdbi.withHandle(handle -> People.find(handle, workspaceId, person));
    return known == null || always ? clicks.find(workspaceId, clickId, known) : null;
  }

  private Outcome sell(
      Handle handle, String workspaceId, SaleReport report, @Nullable Click click) {
    var payment = report.payment();
    var names = new ArrayList<>(payment.aliases());
    names.add(payment.id());
    Payments.lock(handle, workspaceId, keys(report.person(), names));
    Payments.alias(handle, workspaceId, payment.id(), payment.aliases());
    var person = report.person();
    var before = Payments.recorded(handle, workspaceId, names);
    if (before != null) {
      // Whoever reports it by another of its names meets the same sale.
      Payments.alias(handle, workspaceId, before, names);
      programs.refunded(handle, workspaceId, List.of(before));
      if (People.lock(handle, workspaceId, person) == null) {
        recognize(handle, workspaceId, report, before);
        return repeated(payment);
      }
    }
    var lead = lead(handle, workspaceId, report, click);
    if (lead == null) {
      return People.find(handle, workspaceId, person) == null
          ? STRANGER
          : new Waiting("The customer has no lead (yet) that the payment could come from.");
    }
    // As they are after everything that was just learnt.
    var customer = CustomerTable.byId(handle, workspaceId, lead.lead().customerId());
    if (customer == null) {
      return STRANGER;
    }
    var price = report.price();
    if (price == null) {
      return new Nothing("Nothing was paid.");
    }
    if (before != null) {
      return repeated(payment);
    }
    if (report.late() && after(lead.lead().click(), payment.at())) {
      return new Nothing("The customer clicked after they had paid.");
    }
    if (!MinorUnits.known(price.currency())) {
      return new Nothing("%s is no currency.".formatted(price.currency()));
    }
    if (rates.convert(handle, price.amount(), price.currency()).isEmpty()) {
      return new Waiting("There is no exchange rate for %s (yet).".formatted(price.currency()));
    }
    return sales.add(
            handle,
            request(report, price, customer),
            price.gross(),
            report.goods(),
            customer,
            lead,
            now())
        ? new Recorded("Sale %s of customer %s recorded.".formatted(payment.id(), customer.id()))
        : repeated(payment);
  }

  private static Repeated repeated(SaleReport.Payment payment) {
    return new Repeated("The sale of %s is recorded already.".formatted(payment.id()));
  }

  /**
   * Somebody unknown has paid what somebody known has: it is one person, known to the provider by
   * another id, by which later payments will come.
   */
  private void recognize(Handle handle, String workspaceId, SaleReport report, String invoiceId) {
    var buyer = People.lockBuyer(handle, workspaceId, invoiceId);
    if (buyer == null) {
      return;
    }
    People.attach(handle, buyer, report.person().stripeId(), now());
    if (report.subscribedAt() != null) {
      People.subscribed(handle, buyer, report.subscribedAt());
    }
  }

  /** The lead that a payment comes from, made where the click stands for one. */
  private @Nullable Kept lead(
      Handle handle, String workspaceId, SaleReport report, @Nullable Click click) {
    var person = report.person();
    var customer = People.lock(handle, workspaceId, person);
    var known = customer != null;
    var voucher = report.origin().voucher();
    if (customer == null && voucher != null) {
      var at = report.payment().at();
      customer = vouchers.redeem(handle, workspaceId, person, voucher, at, now());
      if (customer != null) {
        People.attach(handle, customer, person.stripeId(), now());
        return LeadTable.latest(handle, customer.id(), null);
      }
    }
    var link = click == null ? null : TrackedLink.find(handle, workspaceId, click.linkId());
    if (customer == null && click != null && link != null) {
      customer = welcome(handle, person, click, link);
    }
    if (customer == null) {
      return null;
    }
    People.attach(handle, customer, person.stripeId(), now());
    if (report.subscribedAt() != null) {
      People.subscribed(handle, customer, report.subscribedAt());
    }
    if (click == null || link == null || (known && !report.origin().always())) {
      return LeadTable.latest(handle, customer.id(), null);
    }
    People.bring(handle, customer, person, click, link, now());
    if (LeadTable.latestOf(handle, customer.id(), link.id()) == null) {
      leads.recordOfSale(handle, customer, report.origin().leadName(), "", click, now());
    }
    return LeadTable.latestOf(handle, customer.id(), link.id());
  }

  private @Nullable Customer welcome(Handle handle, Person person, Click click, TrackedLink link) {
    var newcomer = person.newcomerId();
    if (newcomer == null) {
      return null;
    }
    var workspaceId = click.workspaceId();
    var details = new Details(person.name(), person.email(), person.avatar());
    newcomers.welcome(handle, workspaceId, newcomer, details, click, link, now());
    return CustomerTable.lock(handle, workspaceId, newcomer);
  }

  private static SaleRequest request(SaleReport report, SaleReport.Price price, Customer customer) {
    return new SaleRequest(
        customer.externalId(),
        price.amount(),
        price.currency().toLowerCase(Locale.ROOT),
        report.eventName(),
        report.payment().processor(),
        report.payment().id(),
        report.metadata().isEmpty() ? null : report.metadata(),
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  @Override
  public Outcome lead(String workspaceId, LeadReport report) {
    return Attempts.of(
        () -> {
          var click = click(workspaceId, report.person(), report.clickId(), true);
          var outcome = jdbi.inTransaction(handle -> lead(handle, workspaceId, report, click));
          forwarder.call();
          return outcome;
        });
  }

  private Outcome lead(
      Handle handle, String workspaceId, LeadReport report, @Nullable Click given) {
    var key = report.key();
    Payments.lock(
        handle, workspaceId, keys(report.person(), key == null ? List.of() : List.of(key)));
    var customer = People.lock(handle, workspaceId, report.person());
    if (customer == null && given != null) {
      var link = TrackedLink.find(handle, workspaceId, given.linkId());
      customer = welcome(handle, report.person(), given, link);
    }
    if (customer == null) {
      return STRANGER;
    }
    var now = now();
    People.attach(handle, customer, report.person().stripeId(), now);
    var click = given == null ? customer.firstTouch() : given;
    if (click == null) {
      return new Waiting("The customer did not come by a click.");
    }
    if (report.lateSince() != null && after(click, report.lateSince())) {
      return new Nothing("The customer clicked later than that.");
    }
    var metadata = report.metadata();
    return leads.add(
            handle,
            customer,
            report.eventName(),
            report.quantity(),
            TrackFields.stringified(metadata.isEmpty() ? null : metadata),
            click,
            key,
            report.source(),
            now)
        ? new Recorded("Lead %s of customer %s.".formatted(report.eventName(), customer.id()))
        : new Repeated("This lead is recorded already.");
  }

  @Override
  public Outcome introduce(String workspaceId, Introduction introduction) {
    return Attempts.of(
        () -> {
          var click = click(workspaceId, introduction.person(), introduction.clickId(), false);
          var outcome =
              jdbi.inTransaction(handle -> introduce(handle, workspaceId, introduction, click));
          forwarder.call();
          return outcome;
        });
  }

  private Outcome introduce(
      Handle handle, String workspaceId, Introduction introduction, @Nullable Click click) {
    var person = introduction.person();
    Payments.lock(handle, workspaceId, keys(person, List.of()));
    var customer = People.lock(handle, workspaceId, person);
    if (customer == null && click != null) {
      var link = TrackedLink.find(handle, workspaceId, click.linkId());
      customer = welcome(handle, person, click, link);
      if (customer != null && introduction.leadName() != null) {
        leads.recordOfSale(handle, customer, introduction.leadName(), "", click, now());
      }
    }
    if (customer == null) {
      return STRANGER;
    }
    People.attach(handle, customer, person.stripeId(), now());
    People.change(handle, customer, introduction, now());
    return new Recorded("Customer %s is known.".formatted(customer.id()));
  }

  @Override
  public Outcome cancel(String workspaceId, Person person, Instant at) {
    return Attempts.of(
        () ->
            jdbi.inTransaction(
                handle -> {
                  var customer = People.lock(handle, workspaceId, person);
                  if (customer == null) {
                    return STRANGER;
                  }
                  People.canceled(handle, customer, at, now());
                  return new Recorded(
                      "The subscription of customer %s ended.".formatted(customer.id()));
                }));
  }

  @Override
  public Outcome refund(String workspaceId, RefundReport report) {
    return Attempts.of(
        () -> {
          while (true) {
            var names =
                jdbi.withHandle(handle -> Payments.invoices(handle, workspaceId, report.payment()));
            var outcome = jdbi.inTransaction(handle -> refund(handle, workspaceId, report, names));
            if (outcome != null) {
              return outcome;
            }
          }
        });
  }

  /**
   * One attempt.
   *
   * @param names what the payment is known by
   * @return null if it got another name meanwhile, that somebody else may have locked
   */
  private @Nullable Outcome refund(
      Handle handle, String workspaceId, RefundReport report, List<String> names) {
    Payments.lock(handle, workspaceId, keys(Person.known(), names));
    if (!Payments.invoices(handle, workspaceId, report.payment()).equals(names)) {
      return null;
    }
    if (!Payments.refund(handle, workspaceId, report, now())) {
      return new Repeated("Refund %s is recorded already.".formatted(report.key()));
    }
    programs.refunded(handle, workspaceId, names);
    return new Recorded("Refund %s recorded.".formatted(report.key()));
  }

  @Override
  public Outcome withdraw(String workspaceId, Withdrawal withdrawal) {
    return Attempts.of(
        () ->
            jdbi.inTransaction(
                    handle ->
                        switch (withdrawal) {
                          case Withdrawal.Code code ->
                              programs.dropCode(handle, workspaceId, code.code());
                          case Withdrawal.Coupon coupon ->
                              programs.dropCoupon(handle, workspaceId, coupon.id());
                        })
                ? new Recorded("It is good for nothing any more.")
                : new Nothing("Nobody here has it."));
  }

  @Override
  public void alias(String workspaceId, String invoiceId, Collection<String> aliases) {
    jdbi.useTransaction(
        handle -> {
          var names = new ArrayList<>(aliases);
          names.add(invoiceId);
          Payments.lock(handle, workspaceId, keys(Person.known(), names));
          Payments.alias(handle, workspaceId, invoiceId, aliases);
          programs.refunded(handle, workspaceId, List.of(invoiceId));
        });
  }

  @Override
  public Outcome forget(String workspaceId, Person person) {
    return Attempts.of(
        () ->
            jdbi.inTransaction(
                handle -> {
                  var customer = People.lock(handle, workspaceId, person);
                  if (customer == null) {
                    return new Nothing("There is no such customer.");
                  }
                  People.forget(handle, customer, now());
                  return new Recorded("Customer %s has no name any more.".formatted(customer.id()));
                }));
  }

  private static boolean after(Click click, Instant at) {
    return click.timestamp().isAfter(at.plus(CLOCKS));
  }

  private static List<String> keys(Person person, Collection<String> more) {
    var known = person.keys().stream().map(key -> key.kind() + " " + key.value());
    // Whoever gets this id at Stripe may be met by it at the same time.
    var stripe = Stream.ofNullable(person.stripeId()).map(id -> Person.Kind.STRIPE_ID + " " + id);
    return Stream.of(known, stripe, more.stream().map(Payments::key))
        .flatMap(names -> names)
        .toList();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
