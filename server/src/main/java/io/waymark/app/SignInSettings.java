package io.waymark.app;

import io.waymark.app.config.Config;
import io.waymark.app.config.Password;
import io.waymark.identity.Role;
import io.waymark.identity.oidc.OidcSettings;
import io.waymark.identity.signin.SignInMethods;
import io.waymark.platform.outbound.AddressRules;
import io.waymark.platform.outbound.Outbound;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How people come in, as it is configured. */
final class SignInSettings {
  private SignInSettings() {}

  static SignInMethods methods(Config config) {
    var oidc = oidc(config);
    return new SignInMethods(
        config.signin().passwords() || oidc == null, oidc == null ? null : oidc.label());
  }

  /** Null if there is no OpenID provider. */
  static @Nullable OidcSettings oidc(Config config) {
    var oidc = config.signin().oidc();
    if (oidc.issuer().isEmpty() || oidc.clientId().isEmpty()) {
      return null;
    }
    return new OidcSettings(
        oidc.issuer().get(),
        oidc.clientId().get(),
        oidc.clientSecret().map(Password::value).orElse(null),
        oidc.scopes(),
        oidc.label(),
        oidc.groupsClaim(),
        oidc.roles().all().stream()
            .map(
                each ->
                    new OidcSettings.Grant(each.group(), each.workspace(), Role.of(each.role())))
            .toList(),
        oidc.createUsers());
  }

  /** For the configured provider alone, which may be anywhere. */
  static Outbound anywhere(String userAgent) {
    return new Outbound(
        AddressRules.allowing(List.of("0.0.0.0/0", "::/0")), userAgent, System::nanoTime);
  }
}
