package io.waymark.links.services;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.waymark.platform.outbound.Limits;
import io.waymark.platform.outbound.Outbound;
import io.waymark.platform.outbound.OutboundResponse.Failed;
import io.waymark.platform.outbound.OutboundResponse.Fetched;
import io.waymark.platform.outbound.OutboundResponse.Refused;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks one service, for a bounded time, for a bounded answer. Nothing of a token is in what it
 * says.
 */
final class ServiceCalls {
  private static final int MOST_BYTES = 8 << 20;
  private static final Limits LIMITS = Limits.of(Duration.ofSeconds(20), MOST_BYTES);
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");

  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(50)
                      .maxStringLength(MOST_BYTES)
                      .build())
              .build());

  private final Outbound outbound;
  private final ServiceName service;
  private final String address;

  ServiceCalls(Outbound outbound, ServiceName service, String address) {
    this.outbound = outbound;
    this.service = service;
    this.address = address.replaceFirst("/+$", "");
  }

  /**
   * What the service has under a path.
   *
   * @param path with its query
   * @param header the name of the one that proves who asks, and {@code proof} what it says
   */
  JsonNode get(String path, String header, String proof) throws ServiceTrouble {
    var answer =
        outbound.get(address + path, Map.of("Accept", "application/json", header, proof), LIMITS);
    return switch (answer) {
      case Fetched fetched when fetched.ok() -> read(fetched);
      case Fetched fetched -> throw refusal(fetched);
      case Refused _ ->
          throw ServiceTrouble.away(
              service, "is not asked: this server may not connect to its address");
      case Failed _ -> throw ServiceTrouble.away(service, "does not answer");
    };
  }

  private JsonNode read(Fetched fetched) throws ServiceTrouble {
    if (fetched.truncated()) {
      throw ServiceTrouble.nonsense(service, "answers with more than 8 MiB at once");
    }
    try {
      var tree = JSON.readTree(fetched.body());
      if (tree.isContainerNode()) {
        return tree;
      }
    } catch (IOException e) {
      // What it says is as good as nothing.
    }
    throw unreadable();
  }

  /** What it answered is not what its documentation says. */
  ServiceTrouble unreadable() {
    return ServiceTrouble.nonsense(service, "answers with something that cannot be read");
  }

  private ServiceTrouble refusal(Fetched fetched) {
    var status = fetched.status();
    return switch (status) {
      case 401, 403 -> ServiceTrouble.token(service);
      case 429 -> ServiceTrouble.busy(service, seconds(fetched.header("retry-after")));
      default ->
          status >= 500
              ? ServiceTrouble.away(service, "answers with status " + status)
              : ServiceTrouble.nonsense(service, "answers with status " + status);
    };
  }

  private static @Nullable Duration seconds(@Nullable String text) {
    return text != null && SECONDS.matcher(text.strip()).matches()
        ? Duration.ofSeconds(Long.parseLong(text.strip()))
        : null;
  }

  ServiceName service() {
    return service;
  }
}
