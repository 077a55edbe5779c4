package io.waymark.platform.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Finds the permitted addresses of host names within a time limit, which the operating system's own
 * look-up does not know. It runs on threads of its own, because it would hold on to the carriers of
 * virtual ones.
 */
final class Names implements AutoCloseable {
  private static final int THREADS = 8;
  private static final int WAITING = 1_000;

  /** How a name is looked up. */
  @FunctionalInterface
  interface Lookup {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  private final Lookup lookup;
  private final AddressRules rules;
  private final ExecutorService threads;

  Names(Lookup lookup, AddressRules rules) {
    this.lookup = lookup;
    this.rules = rules;
    var pool =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING),
            Thread.ofPlatform().daemon().name("name-lookup-", 1).factory());
    pool.allowCoreThreadTimeOut(true);
    this.threads = pool;
  }

  /**
   * The permitted ones among the addresses of a name.
   *
   * @throws RefusedAddressException if there is none among them
   * @throws UnknownHostException if the name has none, or nobody says in time
   */
  List<InetAddress> permitted(String host, Duration timeout) throws UnknownHostException {
    var found = Stream.of(addresses(host, timeout)).filter(rules::permit).toList();
    if (found.isEmpty()) {
      throw new RefusedAddressException(host);
    }
    return found;
  }

  private InetAddress[] addresses(String host, Duration timeout) throws UnknownHostException {
    try {
      Callable<InetAddress[]> task = () -> lookup.addresses(host);
      var answer = threads.submit(task);
      try {
        return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
      } finally {
        answer.cancel(true);
      }
    } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
      var unknown = new UnknownHostException(host);
      unknown.initCause(e);
      throw unknown;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnknownHostException(host);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
