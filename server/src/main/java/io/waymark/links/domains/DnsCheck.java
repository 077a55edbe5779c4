package io.waymark.links.domains;

import io.waymark.links.domains.DnsReport.Purpose;
import io.waymark.links.domains.DnsReport.Wanted;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out from the DNS whether a domain's visitors reach this server, and whether its owner
 * agrees (DOM-10, DOM-11). Leading here is enough, unless somebody else on this server has a domain
 * of the same owner: then a TXT record has to say which workspace is meant. That record also speaks
 * for domains behind a delivery network, whose addresses are the network's.
 */
public final class DnsCheck {
  private static final String PREFIX = "_waymark.";
  private static final String PROOF = "waymark-verify=";
  private static final int LONGEST_CHAIN = 5;

  private final Dns dns;
  private final DnsTargets targets;

  public DnsCheck(Dns dns, DnsTargets targets) {
    this.dns = dns;
    this.targets = targets;
  }

  /** What the DNS says now of where the name leads. */
  private record Found(
      List<String> aliases, List<String> v4, List<String> v6, List<String> proofs, boolean exists) {
    List<String> addresses() {
      var all = new ArrayList<>(v4);
      all.addAll(v6);
      return all;
    }
  }

  /** Whether nobody said where the server is, so that nothing can be found out. */
  public boolean impossible() {
    return targets.unknown();
  }

  /** Whether the name leads anywhere but here, so that a site would be taken off the net. */
  public boolean leadsElsewhere(String domain) {
    return switch (find(domain)) {
      case Outcome.Known(var found) -> !found.addresses().isEmpty() && !leadsHere(found);
      case Outcome.Failed _ -> false;
    };
  }

  /**
   * Looks at the records of a domain. Blocks for some seconds at most.
   *
   * @param domain as stored
   * @param token what the proof of ownership has to say
   * @param proofNeeded whether leading here is not enough
   */
  public DnsReport check(String domain, String token, boolean proofNeeded) {
    if (targets.unknown()) {
      return report(
          domain,
          token,
          proofNeeded,
          null,
          DnsStatus.PENDING,
          "This server does not know the addresses it is reached at, so it cannot verify domains."
              + " Its operator can set dns.addresses or dns.cname. The domain works as soon as its"
              + " records lead here.");
    }
    return switch (find(domain)) {
      case Outcome.Failed(var reason) ->
          report(domain, token, proofNeeded, null, DnsStatus.UNKNOWN, reason + " Try again later.");
      case Outcome.Known(var found) -> {
        var status = status(found, token, proofNeeded);
        yield report(domain, token, proofNeeded, found, status, message(status, domain));
      }
    };
  }

  private DnsStatus status(Found found, String token, boolean proofNeeded) {
    var proven = found.proofs().contains(PROOF + token);
    if (!found.exists()) {
      return DnsStatus.NOT_FOUND;
    }
    if (leadsHere(found)) {
      return proofNeeded && !proven ? DnsStatus.PENDING : DnsStatus.VALID;
    }
    if (proven && !found.addresses().isEmpty()) {
      return DnsStatus.VALID;
    }
    return found.addresses().stream().anyMatch(this::ours)
        ? DnsStatus.CONFLICTING
        : DnsStatus.INVALID;
  }

  private static @Nullable String message(DnsStatus status, String domain) {
    return switch (status) {
      case VALID -> null;
      case PENDING ->
          "Another workspace has a domain of the same owner: the TXT record has to show that %s is meant for this one."
              .formatted(domain);
      case CONFLICTING -> "Some records of %s lead elsewhere: remove them.".formatted(domain);
      case NOT_FOUND -> "The DNS does not know %s yet.".formatted(domain);
      case INVALID, UNKNOWN -> "The records of %s do not lead to this server.".formatted(domain);
    };
  }

  /** By an alias of ours, or by addresses that are all ours. */
  private boolean leadsHere(Found found) {
    if (targets.cname() != null && found.aliases().contains(targets.cname())) {
      return true;
    }
    return !found.addresses().isEmpty() && found.addresses().stream().allMatch(this::ours);
  }

  private boolean ours(String address) {
    return targets.addresses().contains(InetAddress.ofLiteral(address));
  }

  private sealed interface Outcome {
    record Known(Found found) implements Outcome {}

    record Failed(String reason) implements Outcome {}
  }

  private Outcome find(String domain) {
    var v4 = dns.lookUp(domain, Dns.Type.A);
    var v6 = dns.lookUp(domain, Dns.Type.AAAA);
    for (var answer : List.of(v4, v6)) {
      if (answer instanceof Dns.Unknown(var reason)) {
        return new Outcome.Failed(reason);
      }
    }
    var aliases = aliases(domain);
    var exists = !aliases.isEmpty() || v4 instanceof Dns.Records || v6 instanceof Dns.Records;
    return new Outcome.Known(
        new Found(
            aliases,
            values(v4),
            values(v6),
            values(dns.lookUp(PREFIX + domain, Dns.Type.TXT)),
            exists));
  }

  private List<String> aliases(String domain) {
    var aliases = new ArrayList<String>();
    var name = domain;
    while (aliases.size() < LONGEST_CHAIN) {
      var next = values(dns.lookUp(name, Dns.Type.CNAME));
      if (next.isEmpty() || aliases.contains(next.getFirst())) {
        break;
      }
      name = next.getFirst();
      aliases.add(name);
    }
    return aliases;
  }

  private static List<String> values(Dns.Answer answer) {
    return answer instanceof Dns.Records(var values) ? values : List.of();
  }

  private DnsReport report(
      String domain,
      String token,
      boolean proofNeeded,
      @Nullable Found found,
      DnsStatus status,
      @Nullable String message) {
    var apex = domain.equals(DomainName.registrable(domain));
    return new DnsReport(status, message, apex, wanted(domain, token, proofNeeded, found, apex));
  }

  private List<Wanted> wanted(
      String domain, String token, boolean proofNeeded, @Nullable Found found, boolean apex) {
    var name = DomainName.inZone(domain);
    var wanted = new ArrayList<Wanted>();
    if (targets.cname() != null && (!apex || targets.addresses().isEmpty())) {
      // The root of a zone cannot be a CNAME; providers know an alias of their own kind.
      wanted.add(
          new Wanted(
              Purpose.ROUTING,
              apex ? "ALIAS" : "CNAME",
              name,
              domain,
              targets.cname(),
              true,
              found == null ? List.of() : found.aliases()));
    } else {
      for (var address : targets.addresses()) {
        var v4 = address.getAddress().length == 4;
        var there = found == null ? List.<String>of() : v4 ? found.v4() : found.v6();
        wanted.add(
            new Wanted(
                Purpose.ROUTING,
                v4 ? "A" : "AAAA",
                name,
                domain,
                address.getHostAddress(),
                true,
                there));
      }
    }
    wanted.add(
        new Wanted(
            Purpose.OWNERSHIP,
            "TXT",
            name.equals("@") ? "_waymark" : PREFIX + name,
            PREFIX + domain,
            PROOF + token,
            proofNeeded,
            found == null ? List.of() : found.proofs()));
    return wanted;
  }
}
