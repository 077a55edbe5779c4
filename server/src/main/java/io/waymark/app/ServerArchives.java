package io.waymark.app;

import io.waymark.app.archiving.Archives;
import io.waymark.archive.Export;
import io.waymark.archive.Import;
import io.waymark.archive.Report;
import io.waymark.archive.Verification;
import io.waymark.conversions.ConversionSlice;
import io.waymark.events.EventStore;
import io.waymark.platform.crypto.SecretBox;
import io.waymark.platform.http.Gate;
import io.waymark.traffic.clicks.ClickSlice;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.SortedMap;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The data of a server at work. Visitors are sent on whatever happens here: their visits wait in
 * the journal.
 */
final class ServerArchives implements Archives {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Jdbi jdbi;
  private final SecretBox secrets;
  private final EventStore events;
  private final ClickSlice clicks;
  private final ConversionSlice conversions;
  private final LinkArea links;
  private final Gate gate;
  private final SecureRandom random;
  private final InstantSource clock;

  /**
   * @param gate keeps the API shut while everything is replaced
   */
  ServerArchives(
      Ground ground, EventArea events, ConversionArea conversions, LinkArea links, Gate gate) {
    this.jdbi = ground.jdbi();
    this.secrets = ground.secrets();
    this.events = events.store();
    this.clicks = events.clicks();
    this.conversions = conversions.conversions();
    this.links = links;
    this.gate = gate;
    this.random = ground.secure();
    this.clock = ground.clock();
  }

  @Override
  public boolean isEmpty() {
    return DatabaseArchiving.isEmpty(jdbi);
  }

  @Override
  public Optional<SortedMap<String, Long>> write(
      Path to, @Nullable String workspace, boolean withSecrets) throws IOException {
    clicks.awaitCounted(PATIENCE);
    return new Export(jdbi, secrets, events::snapshot, DatabaseArchiving.product())
        .write(to, workspace, withSecrets);
  }

  @Override
  public long take(Path from, boolean rehearsal, Report report) throws IOException {
    try (var archive = events.archive()) {
      var importing = new Import(jdbi, secrets, archive, random, clock);
      if (rehearsal) {
        return importing.run(from, archive.position(), true, report);
      }
      var refused =
          clicks.whileStill(
              Verification.clicks(from),
              PATIENCE,
              reached -> importing.run(from, reached, false, report));
      links.links().forgetEverything();
      return refused;
    }
  }

  @Override
  public long replace(Path from, Report report) throws IOException {
    var sequences = Verification.clicks(from);
    try {
      if (!gate.shut(PATIENCE)) {
        throw new IOException("calls of the API are under way that do not end: try again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    var handingOver = conversions.hold();
    try (var archive = events.archive()) {
      var importing = new Import(jdbi, secrets, archive, random, clock);
      var refused =
          clicks.whileStill(
              sequences, PATIENCE, reached -> importing.replace(from, reached, report));
      if (refused == 0) {
        links.ensureDomains();
        links.links().forgetEverything();
      }
      return refused;
    } finally {
      handingOver.unlock();
      gate.open();
    }
  }

  @Override
  public void close() {
    // what is used here is the server's
  }
}
