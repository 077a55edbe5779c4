package io.waymark.api;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Services on the internet whose names mean this machine in tests, so that what is sent to them
 * arrives at a {@link Receiver}. All other names mean what they mean.
 */
public class OutsideNames extends InetAddressResolverProvider {
  private static final Set<String> HERE =
      Set.of("hooks.slack.com", "api.segment.io", "hooks.zapier.com");

  @Override
  public InetAddressResolver get(Configuration configuration) {
    var usual = configuration.builtinResolver();
    return new InetAddressResolver() {
      @Override
      public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
          throws UnknownHostException {
        return HERE.contains(host)
            ? Stream.of(InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1}))
            : usual.lookupByName(host, policy);
      }

      @Override
      public String lookupByAddress(byte[] address) throws UnknownHostException {
        return usual.lookupByAddress(address);
      }
    };
  }

  @Override
  public String name() {
    return "services that are here";
  }
}
