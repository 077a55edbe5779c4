package io.waymark.app.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.waymark.platform.mail.Sender;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Everything an operator can set. A method's name in kebab-case is its key, below its group's: the
 * key {@code http.max-body} is {@code WAYMARK_HTTP_MAX_BODY} in the environment and {@code
 * --http.max-body} on the command line. All of them are listed in {@code docs/configuration.md}.
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
  Http http();

  /** TLS without a proxy in front. */
  Tls tls();

  /** Whose word is taken on the address of a visitor. */
  Proxy proxy();

  /** Requests the server makes itself. */
  Outbound outbound();

  /** How owners of domains show that these lead here. */
  Dns dns();

  /** PostgreSQL: everything but events. */
  Database database();

  /** The log that clicks are written to before the visitor is answered. */
  Journal journal();

  /** DuckDB: clicks, leads and sales for analytics. */
  Events events();

  /** Links kept in memory. */
  LinkCache linkCache();

  /** Other link services that links can be imported from. */
  Imports imports();

  /** What short links may do. */
  Redirects redirects();

  /** What nobody may link to, and keys that nobody gets. */
  Blocked blocked();

  /** Pages that visitors of short links see. */
  Pages pages();

  /** Visitors who are taken for machines. */
  Bots bots();

  /** Where visitors are. */
  Geo geo();

  /** How often a client may call. */
  RateLimit rateLimit();

  /** Leads, sales and what they are worth. */
  Conversions conversions();

  /** Telling other servers what happens. */
  Webhooks webhooks();

  /** What is written down of the calls of the API. */
  Logs logs();

  /** How people come in. */
  SignIn signin();

  /** The server that takes mails. */
  Mail mail();

  /** Copies of everything. */
  BackupConfig backup();

  /** What the server says of itself. */
  Log log();

  /** The one port everything is served on. */
  interface Http {
    @Meaning("Port to listen on.")
    @WithDefault("8080")
    @Within(min = "1", max = "65535")
    int port();

    @Meaning(
        "Address to listen on: 0.0.0.0 for all, as containers need,"
            + " 127.0.0.1 for this machine only.")
    @WithDefault("0.0.0.0")
    @Matching(value = Shapes.HOST, expected = "an address such as 0.0.0.0, or a host name")
    String host();

    @Meaning("Largest request body that is read.")
    @WithDefault("5MiB")
    @Within(min = "1KiB", max = "1GiB")
    DataSize maxBody();
  }

  /** TLS without a proxy in front. */
  interface Tls {
    @Meaning(
        "File with the certificate of this server and those that sign it, in PEM."
            + " With it and tls.key, HTTPS is served on tls.port beside HTTP on http.port."
            + " Read again when it changes, within an hour.")
    Optional<Path> certificate();

    @Meaning("File with the private key of tls.certificate, in PEM, PKCS #8.")
    Optional<Path> key();

    @Meaning("Port to serve HTTPS on.")
    @WithDefault("8443")
    @Within(min = "1", max = "65535")
    int port();
  }

  /** Whose word is taken on the address of a visitor. */
  interface Proxy {
    @Meaning(
        "Networks of proxies and load balancers in front of this server, separated by commas."
            + " Only their headers tell a visitor's address.")
    @WithDefault("none")
    Networks trusted();

    @Meaning(
        "Header in which the trusted proxies name the visitor's address."
            + " When not set, X-Forwarded-For.")
    @Matching(value = Shapes.HEADER, expected = "a header name such as CF-Connecting-IP")
    Optional<String> clientIpHeader();
  }

  /** Requests the server makes itself. */
  interface Outbound {
    @Meaning(
        "Networks that the server may ask for pages, pictures and webhooks, separated by commas,"
            + " although they are not of the public internet.")
    @WithDefault("none")
    Networks allow();
  }

  /** How owners of domains show that these lead here. */
  interface Dns {
    @Meaning(
        "Addresses the world reaches this server at, separated by commas: what A and AAAA records of"
            + " short domains have to say.")
    @WithDefault("none")
    Addresses addresses();

    @Meaning(
        "Host name that leads to this server: what CNAME records of short domains have to say."
            + " When neither this nor dns.addresses is set, domains are not verified; they work"
            + " all the same.")
    @Matching(value = Shapes.HOST_NAME, expected = "a host name such as links.example.com")
    Optional<String> cname();

    @Meaning("DNS server to ask, with its port if it is not 53. When not set, the system's.")
    @Matching(value = Shapes.RESOLVER, expected = "an address such as 9.9.9.9 or 127.0.0.1:5353")
    Optional<String> resolver();
  }

  /** PostgreSQL: everything but events. */
  interface Database {
    @Meaning(
        "Address of an external PostgreSQL, such as postgresql://user@host:5432/waymark."
            + " When not set, PostgreSQL runs inside the data folder.")
    Optional<DatabaseUrl> url();

    @Meaning("User of the external PostgreSQL, if its address names none.")
    Optional<String> user();

    @Meaning("Password of the external PostgreSQL, if its address has none.")
    Optional<Password> password();

    @Meaning("Most connections that are open at once.")
    @WithDefault("16")
    @Within(min = "2", max = "1000")
    int poolSize();
  }

  /** The log that clicks are written to before the visitor is answered. */
  interface Journal {
    @Meaning(
        "When a click counts as kept: written (handed to the operating system, survives the death"
            + " of the server) or synced (on the disk, survives the death of the machine; slower).")
    @WithDefault("written")
    Durability durability();

    @Meaning("Size at which a new segment file is begun.")
    @WithDefault("64MiB")
    @Within(min = "1MiB", max = "1GiB")
    DataSize segmentSize();

    @Meaning(
        "Most bytes that wait to be written; past that, visitors are sent on and the loss is counted.")
    @WithDefault("64MiB")
    @Within(min = "1MiB", max = "16GiB")
    DataSize queueSize();
  }

  /** DuckDB: clicks, leads and sales for analytics. */
  interface Events {
    @Meaning("Most memory the event store uses.")
    @WithDefault("512MiB")
    @Within(min = "64MiB", max = "16TiB")
    DataSize memoryLimit();

    @Meaning("Threads the event store uses for a question. When not set, one per processor.")
    @Within(min = "1", max = "1024")
    OptionalInt threads();

    @Meaning("Most clicks that are stored in one transaction.")
    @WithDefault("4000")
    @Within(min = "1", max = "100000")
    int batchSize();

    @Meaning("Longest time a click waits for others before it is stored.")
    @WithDefault("250ms")
    @Within(min = "10ms", max = "1m")
    Duration flushInterval();

    @Meaning(
        "How long single clicks are kept, such as 365d. Of older ones only daily sums stay, and"
            + " nothing of their visitors. When not set, they are kept for ever.")
    @Within(min = "2d", max = "36500d")
    Optional<Duration> retention();
  }

  /** Links kept in memory. */
  interface LinkCache {
    @Meaning(
        "Most memory, beside the Java heap, for the links that are visited most; 128 MiB are about a"
            + " million links. It is taken as it is needed.")
    @WithDefault("128MiB")
    @Within(min = "0B", max = "16GiB")
    DataSize memory();
  }

  /** Other link services that links can be imported from. */
  interface Imports {
    @Meaning(
        "Address of Bitly's API; another one for a proxy in front of it. It gets the tokens of"
            + " whoever imports links.")
    @WithDefault("https://api-ssl.bitly.com")
    @Matching(
        value = "https?://[^\\s?#]{1,500}",
        expected = "an address such as https://api-ssl.bitly.com")
    String bitlyUrl();

    @Meaning("Address of Rebrandly's API; another one for a proxy in front of it.")
    @WithDefault("https://api.rebrandly.com")
    @Matching(
        value = "https?://[^\\s?#]{1,500}",
        expected = "an address such as https://api.rebrandly.com")
    String rebrandlyUrl();

    @Meaning("Address of Short.io's API; another one for a proxy in front of it.")
    @WithDefault("https://api.short.io")
    @Matching(
        value = "https?://[^\\s?#]{1,500}",
        expected = "an address such as https://api.short.io")
    String shortUrl();
  }

  /** Pages that visitors of short links see. */
  interface Pages {
    @Meaning(
        "Name after the titles that machines and password pages show, such as Acme. When not set,"
            + " nothing follows them.")
    Optional<String> titleSuffix();

    @Meaning("Address of the picture that previews of links with a password show.")
    @Matching(
        value = "https?://[^\\s]{1,2000}",
        expected = "an address such as https://example.com/locked.png")
    Optional<String> passwordImage();
  }

  /** What short links may do. */
  interface Redirects {
    @Meaning(
        "Whether redir_url may send a visitor to any host. When false, only to the sites of the"
            + " link's own destinations and the workspace's domains.")
    @WithDefault("false")
    boolean openRedirect();

    @Meaning(
        "Id of the workspace that takes in links to be taken down: visitors of its links are told"
            + " that the link was banned.")
    @Matching(value = "[A-Za-z0-9_]{1,64}", expected = "a workspace's id such as ws_1ABC")
    Optional<String> legalWorkspace();

    @Meaning(
        "Where visitors report a link, such as mailto:abuse@example.com; shown when they look"
            + " behind a link by a plus sign after it.")
    @Matching(
        value = "(https?://|mailto:)[^\\s]{1,500}",
        expected = "an address such as mailto:abuse@example.com")
    Optional<String> abuseReport();

    @Meaning("What AppsFlyer knows this server as: the media source of clicks on its links.")
    @WithDefault("waymark")
    @Matching(value = "[A-Za-z0-9_.-]{1,64}", expected = "a name such as waymark_int")
    String appsFlyerSource();

    @Meaning(
        "First parts of paths on the default domain that lead to pages of the site instead of links,"
            + " separated by semicolons, each as WORD=ADDRESS. Letter case matters to visitors.")
    @WithDefault("none")
    WordAddresses words();
  }

  /** What nobody may link to, and keys that nobody gets (LNK-18). */
  interface Blocked {
    @Meaning("Hosts that no link may lead to, nor to names below them, separated by commas.")
    @WithDefault("none")
    Words hosts();

    @Meaning("Texts that the host of a destination must not contain, separated by commas.")
    @WithDefault("none")
    Words terms();

    @Meaning("Hosts that links may lead to in spite of blocked.hosts and blocked.terms.")
    @WithDefault("none")
    Words except();

    @Meaning(
        "Regular expression of keys that links on the server's own domains must not have;"
            + " it is enough that a part of the key matches.")
    Optional<Regex> keys();

    @Meaning("Keys that nobody gets on the server's own domains, separated by commas.")
    @WithDefault("none")
    Words reservedKeys();
  }

  /** Visitors who are taken for machines: kept with the reason, and not counted (decision 3). */
  interface Bots {
    @Meaning("Networks, such as those of datacenters, whose visitors are machines, by commas.")
    @WithDefault("none")
    Networks networks();

    @Meaning("Hosts of spammers: visits that come from there do not count, separated by commas.")
    @WithDefault("none")
    Words referrers();
  }

  /** Where visitors are. */
  interface Geo {
    @Meaning("MMDB file (DB-IP, GeoLite2 and the like) that tells a visitor's place.")
    Optional<Path> database();

    @Meaning("Delivery network in front whose location headers are believed.")
    @WithDefault("none")
    Cdn cdn();

    @Meaning(
        "Places of known networks, separated by semicolons, each as"
            + " NETWORK=COUNTRY/REGION/CITY/LATITUDE/LONGITUDE, from the right as short as known.")
    @WithDefault("none")
    GeoOverrides overrides();
  }

  /** How often a client may call. */
  interface RateLimit {
    @Meaning("Requests of one API key.")
    @WithDefault("3000/min")
    Rate api();

    @Meaning("Requests of one API key for analytics and events.")
    @WithDefault("16/s")
    Rate analytics();

    @Meaning("Requests of all pages with one publishable key.")
    @WithDefault("600/min")
    Rate publishable();

    @Meaning(
        "Where calls and attempts to sign in are counted: on for PostgreSQL, so that servers that"
            + " share it (and secrets/server.key) hold a caller to one limit together, off for the"
            + " memory of each server, auto for on with an external database.")
    @WithDefault("auto")
    Sharing shared();
  }

  /** Leads, sales and what they are worth. */
  interface Conversions {
    @Meaning(
        "File of exchange rates in the format of the European Central Bank's"
            + " eurofxref-daily.xml, read at the start and every six hours. Sales in a currency"
            + " without a rate are refused.")
    Optional<Path> ratesFile();

    @Meaning(
        "Address to fetch exchange rates from, at the start and every six hours, in the same"
            + " format, such as https://www.ecb.europa.eu/stats/eurofxref/eurofxref-daily.xml."
            + " When not set, nothing is fetched.")
    @Matching(
        value = "https?://[^\\s]{1,2000}",
        expected = "an address such as https://example.com/eurofxref-daily.xml")
    Optional<String> ratesUrl();
  }

  /** Telling other servers what happens. */
  interface Webhooks {
    @Meaning(
        "Most attempts to deliver an event to a webhook, the first included: after 12 s, 2 m 28 s,"
            + " 30 m 8 s, 6 h 7 m and then a day each.")
    @WithDefault("5")
    @Within(min = "1", max = "20")
    int attempts();

    @Meaning("Longest time an endpoint may take to answer.")
    @WithDefault("15s")
    @Within(min = "1s", max = "5m")
    Duration timeout();

    @Meaning("Most deliveries that are under way at once.")
    @WithDefault("256")
    @Within(min = "2", max = "10000")
    int concurrency();

    @Meaning("How long deliveries that are done are kept, with the log of their attempts.")
    @WithDefault("30d")
    @Within(min = "1h", max = "3650d")
    Duration keep();
  }

  /** What is written down of the calls of the API. */
  interface Logs {
    @Meaning("How long the log of requests is kept.")
    @WithDefault("30d")
    @Within(min = "1h", max = "3650d")
    Duration requests();

    @Meaning("How long the log of who changed what is kept.")
    @WithDefault("365d")
    @Within(min = "1d", max = "36500d")
    Duration changes();
  }

  /** The server that takes mails. */
  interface Mail {
    @Meaning(
        "Mail server (SMTP) that takes the mails this server sends, such as notices of webhooks that"
            + " fail. When not set, none are sent.")
    @Matching(value = Shapes.HOST, expected = "a host name such as smtp.example.com")
    Optional<String> host();

    @Meaning(
        "Port of the mail server. When not set, 587 with starttls, 465 with tls, 25 with none.")
    @Within(min = "1", max = "65535")
    OptionalInt port();

    @Meaning(
        "How the connection to the mail server is protected: starttls (required, not tried), tls"
            + " (from the first byte), or none, which is for servers on the same machine or network.")
    @WithDefault("starttls")
    Security security();

    @Meaning("User name at the mail server, if it wants one. Belongs together with mail.password.")
    Optional<String> username();

    @Meaning("Password at the mail server.")
    Optional<Password> password();

    @Meaning(
        "Whom mails are from, such as Acme Links <links@example.com>. Has to be set if mail.host is.")
    @Matching(
        value = Sender.SHAPE,
        expected = "an address such as links@example.com, or Acme Links <links@example.com>")
    Optional<String> from();
  }

  /** What the server says of itself. */
  interface Log {
    @Meaning("How lines are written: text for people, json for collectors.")
    @WithDefault("text")
    Format format();

    @Meaning("How much is logged.")
    @WithDefault("info")
    Level level();
  }

  /** When a click counts as kept. */
  enum Durability {
    WRITTEN,
    SYNCED
  }

  /** Whether servers with one database count together. */
  enum Sharing {
    AUTO,
    ON,
    OFF
  }

  /** How the connection to a mail server is protected. */
  enum Security {
    NONE,
    STARTTLS,
    TLS
  }

  /** Delivery networks whose location headers are known. */
  enum Cdn {
    NONE,
    CLOUDFLARE,
    CLOUDFRONT,
    GENERIC,
    VERCEL
  }

  /** How log lines are written. */
  enum Format {
    TEXT,
    JSON
  }

  /** How much is logged. */
  enum Level {
    ERROR,
    WARN,
    INFO,
    DEBUG,
    TRACE
  }
}
