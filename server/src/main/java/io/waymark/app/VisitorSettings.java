package io.waymark.app;

import io.waymark.app.config.Config;
import io.waymark.app.start.PublicAddresses;
import io.waymark.links.images.Images;
import io.waymark.traffic.pages.PageSettings;
import io.waymark.traffic.redirect.RedirectSettings;

/** What the configuration says about where visitors are sent, and what they are shown. */
final class VisitorSettings {
  private VisitorSettings() {}

  static PageSettings pages(Config config, PublicAddresses addresses) {
    var pages = config.pages();
    return new PageSettings(
        config.poweredBy(),
        pages.titleSuffix().orElse(""),
        pages.passwordImage().orElse(null),
        addresses.app() + Images.PATH);
  }

  static RedirectSettings redirects(Config config, PublicAddresses addresses) {
    var redirects = config.redirects();
    return new RedirectSettings(
        addresses.app(),
        redirects.openRedirect(),
        config.poweredBy(),
        redirects.legalWorkspace().orElse(""),
        redirects.abuseReport().orElse(null),
        redirects.appsFlyerSource(),
        addresses.defaultDomain(),
        redirects.words().addresses());
  }
}
