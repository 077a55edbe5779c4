package io.waymark.app;

import io.waymark.app.config.Config;
import io.waymark.app.config.Network;
import io.waymark.app.start.PublicAddresses;
import io.waymark.platform.crypto.BufferedRandom;
import io.waymark.platform.crypto.SecretBox;
import io.waymark.platform.crypto.ServerKey;
import io.waymark.platform.http.Hosts;
import io.waymark.platform.outbound.AddressRules;
import io.waymark.platform.outbound.Outbound;
import io.waymark.platform.outbox.Outbox;
import io.waymark.platform.sql.Databases;
import io.waymark.platform.text.Ids;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/**
 * What all areas of the server stand on.
 *
 * @param threads virtual ones, for what may block
 * @param secure for what cannot do with {@code random}, which is as hard to guess and faster
 * @param limits how often who may call
 * @param outbound how other servers are asked
 */
record Ground(
    Config config,
    PublicAddresses addresses,
    Clock clock,
    ExecutorService threads,
    SecureRandom secure,
    BufferedRandom random,
    Ids ids,
    SecretBox secrets,
    Hosts hosts,
    Jdbi jdbi,
    Limits limits,
    Outbound outbound,
    Outbox outbox)
    implements AutoCloseable {

  /** Brings the database's schema up to date. */
  static Ground of(Config config, DataSource database, Clock clock, ExecutorService threads)
      throws IOException {
    var addresses = PublicAddresses.of(config);
    var secure = new SecureRandom();
    var random = new BufferedRandom(secure);
    var key = ServerKey.in(config.data().resolve("secrets/server.key"), secure);
    var secrets = new SecretBox(key, secure);
    var local = config.defaultDomain().isEmpty();
    var jdbi = Databases.open(database);
    return new Ground(
        config,
        addresses,
        clock,
        threads,
        secure,
        random,
        new Ids(clock, random),
        secrets,
        new Hosts(addresses.app(), addresses.api(), addresses.defaultDomain(), local),
        jdbi,
        Limits.of(config, jdbi, secrets, clock),
        outbound(config, addresses),
        new Outbox(secrets));
  }

  private static Outbound outbound(Config config, PublicAddresses addresses) {
    var allowed = config.outbound().allow().all().stream().map(Network::toString).toList();
    return new Outbound(AddressRules.allowing(allowed), addresses.userAgent(), System::nanoTime);
  }

  /** Nobody may need it any more: waits for what the threads do. */
  @Override
  public void close() {
    outbound.close();
    threads.close();
  }
}
