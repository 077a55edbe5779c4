package io.waymark.links;

import io.waymark.links.LinkCache.Address;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Reads links by their addresses. Those that are asked for while others are being read are read
 * together afterwards, so that many visitors of many links cost few questions.
 */
final class LinkBatches {
  private static final int AT_ONCE = 2;
  private static final int MOST_IN_BATCH = 256;

  private final Jdbi jdbi;
  private final CachedLinkTable table;
  private final ConcurrentLinkedQueue<Wanted> waiting = new ConcurrentLinkedQueue<>();
  private final Semaphore turns = new Semaphore(AT_ONCE);

  LinkBatches(Jdbi jdbi, CachedLinkTable table) {
    this.jdbi = jdbi;
    this.table = table;
  }

  private record Wanted(Address address, CompletableFuture<@Nullable CachedLink> link) {}

  /** The link as it is after the call, or null. Blocks. */
  @Nullable CachedLink find(Address address) {
    var wanted = new Wanted(address, new CompletableFuture<>());
    waiting.add(wanted);
    begin();
    try {
      return wanted.link().join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }

  private void begin() {
    if (turns.tryAcquire()) {
      Thread.ofVirtual().name("reading links").start(this::readAll);
    }
  }

  private void readAll() {
    try {
      for (var batch = nextBatch(); !batch.isEmpty(); batch = nextBatch()) {
        read(batch);
      }
    } finally {
      turns.release();
    }
    if (!waiting.isEmpty()) {
      begin(); // for who came between the last look and the release
    }
  }

  private List<Wanted> nextBatch() {
    var batch = new ArrayList<Wanted>();
    while (batch.size() < MOST_IN_BATCH) {
      var next = waiting.poll();
      if (next == null) {
        break;
      }
      batch.add(next);
    }
    return batch;
  }

  private void read(List<Wanted> batch) {
    try {
      var addresses = batch.stream().map(Wanted::address).distinct().toList();
      var found = jdbi.withHandle(handle -> find(handle, addresses));
      batch.forEach(wanted -> wanted.link().complete(found.get(wanted.address())));
    } catch (SQLException | RuntimeException | Error failure) {
      batch.forEach(wanted -> wanted.link().completeExceptionally(failure));
    }
  }

  /** Links that have not followed their renamed domain yet are found under the new name already. */
  private Map<Address, CachedLink> find(Handle handle, List<Address> addresses)
      throws SQLException {
    var found = new HashMap<>(table.byAddresses(handle.getConnection(), addresses));
    var missing = missing(addresses, found);
    if (missing.isEmpty()) {
      return found;
    }
    var sources =
        DomainMoveTable.sources(handle, missing.stream().map(Address::domain).distinct().toList());
    if (sources.isEmpty()) {
      return found;
    }
    var before = new HashMap<Address, Address>();
    for (var address : missing) {
      var source = sources.get(address.domain());
      if (source != null) {
        before.put(address, new Address(source, address.foldedKey()));
      }
    }
    var moving = table.byAddresses(handle.getConnection(), List.copyOf(before.values()));
    before.forEach(
        (address, source) -> {
          var link = moving.get(source);
          if (link != null) {
            found.put(address, link.on(address.domain()));
          }
        });
    // Neither here nor there: they may have moved between the two looks.
    found.putAll(
        table.byAddresses(handle.getConnection(), missing(List.copyOf(before.keySet()), found)));
    return found;
  }

  private static List<Address> missing(List<Address> addresses, Map<Address, CachedLink> found) {
    return addresses.stream().filter(address -> !found.containsKey(address)).toList();
  }
}
