package io.waymark.api;

import java.util.HashMap;
import java.util.Map;

/** As {@link ProviderServer}, but only those who have an account come in, and not by password. */
public class StrictProviderServer extends ProviderServer {
  @Override
  public Map<String, String> start() {
    var settings = new HashMap<>(super.start());
    settings.put("waymark.signin.passwords", "false");
    settings.put("waymark.signin.oidc.create-users", "false");
    settings.remove("waymark.signin.oidc.client-secret");
    return settings;
  }
}
