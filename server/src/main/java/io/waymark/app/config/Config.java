package io.waymark.app.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Everything an operator can set. A method's name in kebab-case is its key, below its group's: the
 * key {@code http.max-body} is {@code WAYMARK_HTTP_MAX_BODY} in the environment and {@code
 * --http.max-body} on the command line. Each group has a file of its own, called after it. All keys
 * are listed in {@code docs/configuration.md}.
 *
 * <p>Obtained from {@link ConfigLoader} before the framework boots, and by injection afterwards;
 * both read the same values.
 */
@ConfigMapping(prefix = Key.PREFIX)
public interface Config {

  @Meaning("Folder that holds everything the server keeps. One server uses it at a time.")
  @WithDefault("data")
  Path data();

  @Meaning("Public address of the dashboard. When not set, http://localhost with the port.")
  Optional<URI> appUrl();

  @Meaning(
      "Public address of the API, if it has a host of its own."
          + " When not set, the dashboard's address followed by /api.")
  Optional<URI> apiUrl();

  @Meaning(
      "Address of the documentation that error answers link to."
          + " When not set, the dashboard's address followed by /_waymark/docs.")
  Optional<URI> docsUrl();

  @Meaning(
      "Short domain of links that name none, with its port if it is not the usual one."
          + " When not set, localhost with the port.")
  @Matching(value = Shapes.HOST_AND_PORT, expected = "a host name such as go.example.com")
  Optional<String> defaultDomain();

  @Meaning(
      "Short domains that every workspace may use beside the default one, separated by semicolons,"
          + " each as DOMAIN=HOST,HOST: their links lead to these hosts and names below them only.")
  @WithDefault("none")
  SharedDomains sharedDomains();

  @Meaning(
      "Short domains on which keys that differ only in case are different links, separated by"
          + " commas. Of others, the case of a key does not matter.")
  @WithDefault("none")
  Words caseSensitiveDomains();

  @Meaning(
      "Whether anybody may make links without a key, on the domains of every workspace, ten a day;"
          + " they are deleted after half an hour unless a workspace claims them.")
  @WithDefault("false")
  boolean anonymousLinks();

  @Meaning("Text of the X-Powered-By header, and of the badge on pages before apps.")
  @WithDefault("Waymark")
  String poweredBy();

  /** The one port everything is served on. */
  HttpConfig http();

  /** TLS without a proxy in front. */
  TlsConfig tls();

  /** Whose word is taken on the address of a visitor. */
  ProxyConfig proxy();

  /** Requests the server makes itself. */
  OutboundConfig outbound();

  /** How owners of domains show that these lead here. */
  DnsConfig dns();

  /** PostgreSQL: everything but events. */
  DatabaseConfig database();

  /** The log that clicks are written to before the visitor is answered. */
  JournalConfig journal();

  /** DuckDB: clicks, leads and sales for analytics. */
  EventsConfig events();

  /** Links kept in memory. */
  LinkCacheConfig linkCache();

  /** Other link services that links can be imported from. */
  ImportsConfig imports();

  /** What short links may do. */
  RedirectsConfig redirects();

  /** What nobody may link to, and keys that nobody gets. */
  BlockedConfig blocked();

  /** Pages that visitors of short links see. */
  PagesConfig pages();

  /** Visitors who are taken for machines. */
  BotsConfig bots();

  /** Where visitors are. */
  GeoConfig geo();

  /** How often a client may call. */
  RateLimitConfig rateLimit();

  /** Leads, sales and what they are worth. */
  ConversionsConfig conversions();

  /** Telling other servers what happens. */
  WebhooksConfig webhooks();

  /** What is written down of the calls of the API. */
  LogsConfig logs();

  /** How people come in. */
  SignInConfig signin();

  /** The server that takes mails. */
  MailConfig mail();

  /** Copies of everything. */
  BackupConfig backup();

  /** What the server says of itself. */
  LogConfig log();
}
