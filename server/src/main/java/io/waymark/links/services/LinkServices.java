package io.waymark.links.services;

import io.waymark.platform.outbound.Outbound;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The services there are, each at its address. */
public final class LinkServices {
  private final Map<ServiceName, LinkService> services = new EnumMap<>(ServiceName.class);

  /**
   * @param addresses of the services' APIs, without what is after the host
   */
  public LinkServices(Outbound outbound, Map<ServiceName, String> addresses) {
    for (var name : ServiceName.values()) {
      var calls = new ServiceCalls(outbound, name, Objects.requireNonNull(addresses.get(name)));
      services.put(
          name,
          switch (name) {
            case BITLY -> new Bitly(calls);
            case REBRANDLY -> new Rebrandly(calls);
            case SHORT -> new ShortIo(calls);
          });
    }
  }

  /** The service of that name. */
  public LinkService get(ServiceName name) {
    return Objects.requireNonNull(services.get(name));
  }
}
