package io.waymark.app.start;

import io.waymark.app.config.Config;
import io.waymark.app.config.FrameworkText;
import io.waymark.app.config.LogConfig;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Says to the framework, in its own words, what our configuration says. */
final class FrameworkProperties {

  private FrameworkProperties() {}

  /** The framework's properties, ours included, so that both read the same values. */
  static Map<String, String> of(Config config, Map<String, String> ours, DatabaseLogin database) {
    var properties = new HashMap<>(ours);
    properties.put("quarkus.http.host", config.http().host());
    properties.put("quarkus.http.port", String.valueOf(config.http().port()));
    properties.put(
        "quarkus.http.limits.max-body-size", String.valueOf(config.http().maxBody().bytes()));
    properties.put("quarkus.datasource.jdbc.url", FrameworkText.of(database.jdbcUrl()));
    properties.put(
        "quarkus.datasource.jdbc.max-size", String.valueOf(config.database().poolSize()));
    properties.put("quarkus.datasource.username", FrameworkText.of(database.user()));
    properties.put("quarkus.datasource.password", FrameworkText.of(database.password().value()));
    properties.put("quarkus.log.level", config.log().level().name().toLowerCase(Locale.ROOT));
    properties.put(
        "quarkus.log.console.json.enabled",
        String.valueOf(config.log().format() == LogConfig.Format.JSON));
    var tls = config.tls();
    if (tls.certificate().isPresent() && tls.key().isPresent()) {
      properties.putAll(TlsProperties.of(tls.certificate().get(), tls.key().get(), tls.port()));
    }
    return properties;
  }
}
