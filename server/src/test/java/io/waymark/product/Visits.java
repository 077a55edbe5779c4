package io.waymark.product;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/** What visitors did: every visit that was sent, and those that were answered with a redirect. */
final class Visits {
  private static final String CHROME =
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0"
          + " Safari/537.36";
  private static final String CRAWLER =
      "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";

  private final AtomicInteger last = new AtomicInteger();
  private final Map<Integer, Visit> sent = new ConcurrentHashMap<>();
  private final Set<Integer> answered = ConcurrentHashMap.newKeySet();
  private final List<Visit> people = new CopyOnWriteArrayList<>();

  /** Who visits. */
  enum Kind {
    /** Somebody who has not been there before. */
    PERSON,
    /** A person who was sent on by the same link before. */
    AGAIN,
    MACHINE
  }

  /**
   * One visit.
   *
   * @param number what tells it from all others; part of its query, and so of the stored URL
   */
  record Visit(int number, String linkKey, Kind kind, String ip) {
    String path() {
      return "/" + linkKey + "?m=" + number;
    }

    String agent() {
      return kind == Kind.MACHINE ? CRAWLER : CHROME;
    }
  }

  /** A visit to be sent now, of a random kind, mostly of new people. */
  Visit next(List<String> linkKeys, RandomGenerator random) {
    var number = last.incrementAndGet();
    var die = random.nextInt(10);
    var link = linkKeys.get(random.nextInt(linkKeys.size()));
    Visit visit;
    if (die == 0 && !people.isEmpty()) {
      var before = people.get(random.nextInt(people.size()));
      visit = new Visit(number, before.linkKey(), Kind.AGAIN, before.ip());
    } else {
      var kind = die == 1 ? Kind.MACHINE : Kind.PERSON;
      visit = new Visit(number, link, kind, address(number));
    }
    sent.put(number, visit);
    return visit;
  }

  /** An address nobody else has. */
  private static String address(int number) {
    return "10.%d.%d.%d".formatted(number >> 16 & 255, number >> 8 & 255, number & 255);
  }

  /** The visit was sent on by its link. */
  void answered(Visit visit) {
    answered.add(visit.number());
    // One in a hundred comes back some time.
    if (visit.kind() == Kind.PERSON && visit.number() % 100 == 0) {
      people.add(visit);
    }
  }

  Map<Integer, Visit> sent() {
    return Map.copyOf(sent);
  }

  Set<Integer> answered() {
    return Set.copyOf(answered);
  }

  int answers() {
    return answered.size();
  }
}
