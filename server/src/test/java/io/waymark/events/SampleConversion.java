package io.waymark.events;

import java.time.Instant;

/** A lead or a sale to test with: ordinary in every respect that a test does not change. */
public final class SampleConversion {
  private final String eventId;
  private Instant timestamp = Instant.parse("2026-08-21T13:00:00Z");
  private String eventName = "Sign up";
  private String customerId = "cus_1";
  private String metadata = "";
  private long amount = 4_900;
  private Click click = SampleClick.sequence(1).click();

  private SampleConversion(String eventId) {
    this.eventId = eventId;
  }

  public static SampleConversion lead(String eventId) {
    return new SampleConversion(eventId);
  }

  public static SampleConversion sale(String eventId) {
    return new SampleConversion(eventId).named("Purchase");
  }

  public SampleConversion at(String timestamp) {
    this.timestamp = Instant.parse(timestamp);
    return this;
  }

  public SampleConversion at(Instant timestamp) {
    this.timestamp = timestamp;
    return this;
  }

  public SampleConversion named(String eventName) {
    this.eventName = eventName;
    return this;
  }

  public SampleConversion customer(String customerId) {
    this.customerId = customerId;
    return this;
  }

  public SampleConversion metadata(String metadata) {
    this.metadata = metadata;
    return this;
  }

  public SampleConversion amount(long amount) {
    this.amount = amount;
    return this;
  }

  public SampleConversion of(SampleClick click) {
    this.click = click.click();
    return this;
  }

  public Lead lead() {
    return new Lead(eventId, timestamp, eventName, customerId, metadata, click);
  }

  public Sale sale() {
    return new Sale(
        eventId,
        timestamp,
        eventName,
        customerId,
        "custom",
        amount,
        "usd",
        "inv_" + eventId,
        metadata,
        click);
  }
}
