package io.waymark.conversions.money;

import io.waymark.platform.outbound.Limits;
import io.waymark.platform.outbound.Outbound;
import io.waymark.platform.outbound.OutboundResponse;
import io.waymark.platform.outbound.OutboundResponse.Fetched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Where rates come from: a file of the operator's, an address, both or neither. */
public final class RateSources {
  private static final Logger LOG = Logger.getLogger(RateSources.class);
  private static final int MOST_BYTES = 1 << 20;
  private static final Limits LIMITS = Limits.of(Duration.ofSeconds(20), MOST_BYTES);

  private final Rates rates;
  private final Outbound outbound;
  private final Optional<Path> file;
  private final Optional<String> url;
  private final InstantSource clock;

  /**
   * @param file in the format of {@link EuroRates}
   * @param url of a document of the same format
   */
  public RateSources(
      Rates rates,
      Outbound outbound,
      Optional<Path> file,
      Optional<String> url,
      InstantSource clock) {
    this.rates = rates;
    this.outbound = outbound;
    this.file = file;
    this.url = url;
    this.clock = clock;
  }

  /** Loads what there is; to be run at the start and every few hours. What fails is logged. */
  public void load() {
    file.ifPresent(this::loadFile);
    url.ifPresent(this::fetch);
  }

  private void loadFile(Path path) {
    try {
      if (Files.size(path) > MOST_BYTES) {
        throw new IllegalArgumentException("it is too large");
      }
      rates.store(EuroRates.read(Files.readAllBytes(path)), path.toString(), clock.instant());
    } catch (IOException | IllegalArgumentException e) {
      LOG.errorf("exchange rates cannot be read from %s: %s", path, e.getMessage());
    }
  }

  private void fetch(String address) {
    switch (outbound.get(address, LIMITS)) {
      case Fetched answer when answer.ok() && !answer.truncated() -> take(address, answer.body());
      case Fetched answer -> failed(address, "it answered with status " + answer.status());
      case OutboundResponse.Refused refused -> failed(address, refused.reason());
      case OutboundResponse.Failed failed -> failed(address, failed.reason());
    }
  }

  private void take(String address, byte[] document) {
    try {
      rates.store(EuroRates.read(document), address, clock.instant());
    } catch (IllegalArgumentException e) {
      failed(address, String.valueOf(e.getMessage()));
    }
  }

  private static void failed(String address, String reason) {
    LOG.errorf("exchange rates cannot be had from %s: %s", address, reason);
  }
}
