package io.waymark.app;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;

import io.waymark.conversions.ConversionSlice;
import io.waymark.conversions.money.RateSources;
import io.waymark.conversions.money.Rates;
import io.waymark.conversions.payments.PaymentSlice;
import io.waymark.conversions.programs.PartnerPrograms;
import io.waymark.links.images.RemotePictures;
import io.waymark.partners.PartnerSlice;

/**
 * What customers do after a click, and who reports it.
 *
 * @param rateSources where exchange rates come from
 */
record ConversionArea(ConversionSlice conversions, PaymentSlice payments, RateSources rateSources) {

  static ConversionArea of(
      Ground ground, EventArea events, LinkArea links, PartnerPrograms programs) {
    var settings = ground.config().conversions();
    var rates = new Rates(ground.jdbi());
    var conversions =
        new ConversionSlice(
            ground.jdbi(),
            events.store(),
            events.clicks().finder(),
            links.links().views(),
            PartnerSlice.ofCustomers(),
            ground.outbox(),
            programs,
            rates,
            new RemotePictures(ground.outbound()),
            links.pictures(),
            ground.ids(),
            ground.clock());
    return new ConversionArea(
        conversions,
        new PaymentSlice(
            ground.jdbi(),
            ground.secrets(),
            conversions.ledger(),
            ground.outbound(),
            ground.addresses().api().toString(),
            ground.ids(),
            ground.clock(),
            ground.random()),
        new RateSources(
            rates, ground.outbound(), settings.ratesFile(), settings.ratesUrl(), ground.clock()));
  }

  void start() {
    conversions.start();
    payments.start();
  }

  void schedule(Housekeeping housekeeping) {
    housekeeping.every("loading exchange rates", ZERO, ofHours(6), rateSources::load);
    housekeeping.every(
        "forgetting leads that may count again", ofMinutes(20), ofHours(6), conversions::cleanUp);
    housekeeping.every("forgetting checkouts", ofMinutes(25), ofHours(6), payments::cleanUp);
  }

  void stop() {
    payments.stop();
    conversions.stop();
  }
}
