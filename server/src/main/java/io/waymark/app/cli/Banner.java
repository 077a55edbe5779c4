package io.waymark.app.cli;

import io.waymark.app.start.Provisioning.FirstRun;
import io.waymark.app.start.PublicAddresses;
import java.io.PrintStream;
import java.util.Optional;

/** What {@code up} says when the server answers. */
final class Banner {

  private Banner() {}

  static void print(PrintStream out, PublicAddresses addresses, Optional<FirstRun> created) {
    out.println();
    out.println("  Waymark is ready: " + addresses.app() + "/app/");
    created.ifPresent(first -> out.print(firstRun(addresses, first)));
    out.println("  Ctrl-C stops it.");
    out.println();
    out.flush();
  }

  private static String firstRun(PublicAddresses addresses, FirstRun first) {
    return """

      Sign in with these. They are not shown again:

        e-mail     %s
        password   %s
        API key    %s   (workspace %s)

      Create the first link:

        curl %s/links \\
          -H 'Authorization: Bearer %s' \\
          -H 'Content-Type: application/json' \\
          -d '{"url": "https://example.com", "key": "hello"}'

    """
        .indent(0)
        .formatted(
            first.email(),
            first.password(),
            first.apiKey(),
            first.slug(),
            addresses.api(),
            first.apiKey());
  }
}
