package io.waymark.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A click to test with: ordinary in every respect that a test does not change. */
public final class SampleClick {
  private long sequence = 1;
  private Instant timestamp = Instant.parse("2026-08-21T12:00:00Z");
  private String clickId = "click00000000001";
  private String workspaceId = "ws_1";
  private String linkId = "link_1";
  private String url = "https://shop.test/";
  private String identityHash = "a1";
  private Place place = new Place("NA", "US", "CA", "San Jose", "37.3", "-121.9");
  private String device = "Desktop";
  private String browser = "Chrome";
  private String os = "Mac OS";
  private String referer = "(direct)";
  private String refererUrl = "(direct)";
  private Trigger trigger = Trigger.LINK;
  private @Nullable BotReason botReason;

  private SampleClick() {}

  public static SampleClick sequence(long sequence) {
    var sample = new SampleClick();
    sample.sequence = sequence;
    sample.clickId = "click%011d".formatted(sequence);
    return sample;
  }

  public SampleClick at(String timestamp) {
    return at(Instant.parse(timestamp));
  }

  public SampleClick at(Instant timestamp) {
    this.timestamp = timestamp;
    return this;
  }

  public SampleClick id(String clickId) {
    this.clickId = clickId;
    return this;
  }

  public SampleClick workspace(String workspaceId) {
    this.workspaceId = workspaceId;
    return this;
  }

  public SampleClick link(String linkId) {
    this.linkId = linkId;
    return this;
  }

  public SampleClick url(String url) {
    this.url = url;
    return this;
  }

  public SampleClick identity(String identityHash) {
    this.identityHash = identityHash;
    return this;
  }

  public SampleClick place(String continent, String country, String region, String city) {
    place = new Place(continent, country, region, city, "1.5", "-2.5");
    return this;
  }

  public SampleClick agent(String device, String browser, String os) {
    this.device = device;
    this.browser = browser;
    this.os = os;
    return this;
  }

  public SampleClick referrer(String referer, String refererUrl) {
    this.referer = referer;
    this.refererUrl = refererUrl;
    return this;
  }

  public SampleClick trigger(Trigger trigger) {
    this.trigger = trigger;
    return this;
  }

  public SampleClick reason(BotReason botReason) {
    this.botReason = botReason;
    return this;
  }

  public Click click() {
    var agent =
        new Agent(
            device,
            "Apple",
            "Macintosh",
            browser,
            "120.0.0.0",
            "Blink",
            "120.0.0.0",
            os,
            "10.15.7",
            "arm64",
            "Mozilla/5.0 (sample)");
    return new Click(
        sequence,
        timestamp,
        clickId,
        workspaceId,
        linkId,
        "go.test",
        "key",
        url,
        identityHash,
        "203.0.113.7",
        place,
        agent,
        trigger == Trigger.QR,
        referer,
        refererUrl,
        trigger,
        botReason);
  }
}
