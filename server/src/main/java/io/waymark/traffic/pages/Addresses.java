package io.waymark.traffic.pages;

import io.waymark.platform.net.WebUrl;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which addresses a page may carry: no kind of address that is a script or a page by itself. */
final class Addresses {
  private static final Set<String> WEB = Set.of("http:", "https:");

  /** What RED-24 hands to other programs. */
  private static final Set<String> HANDED_OVER =
      Set.of("mailto:", "sms:", "tel:", "tg:", "whatsapp:", "xmpp:");

  private Addresses() {}

  /** The address as browsers read it if it is one of the web, else null. */
  static @Nullable WebUrl web(@Nullable String address) {
    var url = address == null ? null : WebUrl.parse(address);
    return url != null && WEB.contains(url.protocol()) ? url : null;
  }

  /** The same address if it is one of the web, else null. */
  static @Nullable String webOnly(@Nullable String address) {
    return web(address) == null ? null : address;
  }

  /** Whether the address is handed to another program than the browser. */
  static boolean handedOver(String address) {
    return HANDED_OVER.contains(scheme(address));
  }

  /** The scheme with its colon, in lower case; empty if the text is no URL. */
  static String scheme(String address) {
    var url = WebUrl.parse(address);
    return url == null ? "" : url.protocol();
  }
}
