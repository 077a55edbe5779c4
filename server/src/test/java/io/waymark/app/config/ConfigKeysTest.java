package io.waymark.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigKeysTest {

  /** A key with its default, and with another value as it is written and as it is read. */
  record Row(
      String key, Function<Config, Object> read, Object standard, String written, Object value) {
    @Override
    public String toString() {
      return key;
    }
  }

  static Stream<Row> rows() {
    return Stream.of(
        new Row("anonymous-links", Config::anonymousLinks, false, "true", true),
        new Row(
            "api-url",
            Config::apiUrl,
            Optional.empty(),
            "https://api.acme.co/",
            Optional.of(URI.create("https://api.acme.co"))),
        new Row(
            "app-url",
            Config::appUrl,
            Optional.empty(),
            "https://acme.co/app//",
            Optional.of(URI.create("https://acme.co/app"))),
        new Row("backup.keep", c -> c.backup().keep(), OptionalInt.empty(), "7", OptionalInt.of(7)),
        new Row(
            "backup.keep-for",
            c -> c.backup().keepFor(),
            Optional.empty(),
            "30d",
            Optional.of(Duration.ofDays(30))),
        new Row(
            "backup.s3.access-key",
            c -> c.backup().s3().accessKey(),
            Optional.empty(),
            "AKIDEXAMPLE",
            Optional.of("AKIDEXAMPLE")),
        new Row(
            "backup.s3.endpoint",
            c -> c.backup().s3().endpoint(),
            Optional.empty(),
            "https://s3.example.com",
            Optional.of(URI.create("https://s3.example.com"))),
        new Row("backup.s3.path-style", c -> c.backup().s3().pathStyle(), true, "false", false),
        new Row(
            "backup.s3.region",
            c -> c.backup().s3().region(),
            "us-east-1",
            "eu-central-1",
            "eu-central-1"),
        new Row(
            "backup.s3.secret-key",
            c -> c.backup().s3().secretKey(),
            Optional.empty(),
            "a,b\\${c}$",
            Optional.of(new Password("a,b\\${c}$"))),
        new Row(
            "backup.schedule",
            c -> c.backup().schedule(),
            new Schedule("none"),
            "Daily 03:15",
            new Schedule("daily 03:15")),
        new Row(
            "backup.to",
            c -> c.backup().to(),
            Optional.empty(),
            "s3://safe/backups",
            Optional.of("s3://safe/backups")),
        new Row(
            "backup.zone",
            c -> c.backup().zone(),
            ZoneId.of("UTC"),
            "Europe/Berlin",
            ZoneId.of("Europe/Berlin")),
        new Row(
            "blocked.except",
            c -> c.blocked().except(),
            new Words(List.of()),
            "a.example",
            new Words(List.of("a.example"))),
        new Row(
            "blocked.hosts",
            c -> c.blocked().hosts(),
            new Words(List.of()),
            "Evil.example , b.example",
            new Words(List.of("evil.example", "b.example"))),
        new Row(
            "blocked.keys",
            c -> c.blocked().keys().map(Regex::toString),
            Optional.empty(),
            "casino|^free",
            Optional.of("casino|^free")),
        new Row(
            "blocked.reserved-keys",
            c -> c.blocked().reservedKeys(),
            new Words(List.of()),
            "imprint",
            new Words(List.of("imprint"))),
        new Row(
            "blocked.terms",
            c -> c.blocked().terms(),
            new Words(List.of()),
            "casino",
            new Words(List.of("casino"))),
        new Row(
            "bots.networks",
            c -> c.bots().networks(),
            new Networks(List.of()),
            "10.0.0.0/8",
            new Networks(List.of(Network.parse("10.0.0.0/8")))),
        new Row(
            "bots.referrers",
            c -> c.bots().referrers(),
            new Words(List.of()),
            "spam.example",
            new Words(List.of("spam.example"))),
        new Row(
            "case-sensitive-domains",
            Config::caseSensitiveDomains,
            new Words(List.of()),
            "go.example,b.example",
            new Words(List.of("go.example", "b.example"))),
        new Row(
            "conversions.rates-file",
            c -> c.conversions().ratesFile(),
            Optional.empty(),
            "/etc/waymark/rates.xml",
            Optional.of(Path.of("/etc/waymark/rates.xml"))),
        new Row(
            "conversions.rates-url",
            c -> c.conversions().ratesUrl(),
            Optional.empty(),
            "https://ecb.example/rates.xml",
            Optional.of("https://ecb.example/rates.xml")),
        new Row("data", Config::data, Path.of("data"), "/srv/way mark", Path.of("/srv/way mark")),
        new Row(
            "database.password",
            c -> c.database().password(),
            Optional.empty(),
            "a,b\\${c}$",
            Optional.of(new Password("a,b\\${c}$"))),
        new Row("database.pool-size", c -> c.database().poolSize(), 16, "32", 32),
        new Row(
            "database.url",
            c -> c.database().url(),
            Optional.empty(),
            "postgresql://u:p@db/waymark",
            Optional.of(DatabaseUrl.parse("postgresql://u:p@db/waymark"))),
        new Row(
            "database.user",
            c -> c.database().user(),
            Optional.empty(),
            "waymark",
            Optional.of("waymark")),
        new Row(
            "default-domain",
            Config::defaultDomain,
            Optional.empty(),
            "acme.link:8443",
            Optional.of("acme.link:8443")),
        new Row(
            "dns.addresses",
            c -> c.dns().addresses(),
            new Addresses(List.of()),
            "192.0.2.1, 2001:db8::1",
            new Addresses(
                List.of(InetAddress.ofLiteral("192.0.2.1"), InetAddress.ofLiteral("2001:db8::1")))),
        new Row(
            "dns.cname",
            c -> c.dns().cname(),
            Optional.empty(),
            "links.acme.co",
            Optional.of("links.acme.co")),
        new Row(
            "dns.resolver",
            c -> c.dns().resolver(),
            Optional.empty(),
            "[2620:fe::fe]:5353",
            Optional.of("[2620:fe::fe]:5353")),
        new Row(
            "docs-url",
            Config::docsUrl,
            Optional.empty(),
            "http://docs.acme.co/api",
            Optional.of(URI.create("http://docs.acme.co/api"))),
        new Row("events.batch-size", c -> c.events().batchSize(), 122_880, "5000", 5000),
        new Row(
            "events.flush-interval",
            c -> c.events().flushInterval(),
            Duration.ofMillis(250),
            "2s",
            Duration.ofSeconds(2)),
        new Row(
            "events.memory-limit",
            c -> c.events().memoryLimit(),
            DataSize.parse("512MiB"),
            "2GB",
            new DataSize(2_000_000_000)),
        new Row(
            "events.retention",
            c -> c.events().retention(),
            Optional.empty(),
            "365d",
            Optional.of(Duration.ofDays(365))),
        new Row(
            "events.threads",
            c -> c.events().threads(),
            OptionalInt.empty(),
            "4",
            OptionalInt.of(4)),
        new Row(
            "geo.cdn",
            c -> c.geo().cdn(),
            GeoConfig.Cdn.NONE,
            "Cloudflare",
            GeoConfig.Cdn.CLOUDFLARE),
        new Row(
            "geo.database",
            c -> c.geo().database(),
            Optional.empty(),
            "/srv/city.mmdb",
            Optional.of(Path.of("/srv/city.mmdb"))),
        new Row(
            "geo.overrides",
            c -> c.geo().overrides(),
            new GeoOverrides(List.of()),
            "127.0.0.0/8=US/DC/Washington, D.C. ; ::1=DE",
            new GeoOverrides(
                List.of(
                    GeoOverride.parse("127.0.0.0/8=US/DC/Washington, D.C."),
                    GeoOverride.parse("::1=DE")))),
        new Row("http.host", c -> c.http().host(), "0.0.0.0", "::1", "::1"),
        new Row(
            "http.max-body",
            c -> c.http().maxBody(),
            DataSize.parse("5MiB"),
            "512kb",
            new DataSize(512_000)),
        new Row("http.port", c -> c.http().port(), 8080, "65535", 65535),
        new Row(
            "imports.bitly-url",
            c -> c.imports().bitlyUrl(),
            "https://api-ssl.bitly.com",
            "http://localhost:9001/bitly",
            "http://localhost:9001/bitly"),
        new Row(
            "imports.rebrandly-url",
            c -> c.imports().rebrandlyUrl(),
            "https://api.rebrandly.com",
            "http://localhost:9002",
            "http://localhost:9002"),
        new Row(
            "imports.short-url",
            c -> c.imports().shortUrl(),
            "https://api.short.io",
            "https://short.example",
            "https://short.example"),
        new Row(
            "journal.durability",
            c -> c.journal().durability(),
            JournalConfig.Durability.WRITTEN,
            "synced",
            JournalConfig.Durability.SYNCED),
        new Row(
            "journal.queue-size",
            c -> c.journal().queueSize(),
            DataSize.parse("64MiB"),
            "128MiB",
            DataSize.parse("128MiB")),
        new Row(
            "journal.segment-size",
            c -> c.journal().segmentSize(),
            DataSize.parse("64MiB"),
            "1GiB",
            DataSize.parse("1GiB")),
        new Row(
            "link-cache.memory",
            c -> c.linkCache().memory(),
            DataSize.parse("128MiB"),
            "0B",
            DataSize.parse("0B")),
        new Row(
            "log.format",
            c -> c.log().format(),
            LogConfig.Format.TEXT,
            "json",
            LogConfig.Format.JSON),
        new Row(
            "log.level",
            c -> c.log().level(),
            LogConfig.Level.INFO,
            "debug",
            LogConfig.Level.DEBUG),
        new Row(
            "logs.changes",
            c -> c.logs().changes(),
            Duration.ofDays(365),
            "30d",
            Duration.ofDays(30)),
        new Row(
            "logs.requests",
            c -> c.logs().requests(),
            Duration.ofDays(30),
            "12h",
            Duration.ofHours(12)),
        new Row(
            "mail.from",
            c -> c.mail().from(),
            Optional.empty(),
            "Acme <links@acme.co>",
            Optional.of("Acme <links@acme.co>")),
        new Row(
            "mail.host",
            c -> c.mail().host(),
            Optional.empty(),
            "smtp.acme.co",
            Optional.of("smtp.acme.co")),
        new Row(
            "mail.password",
            c -> c.mail().password(),
            Optional.empty(),
            "p, q",
            Optional.of(new Password("p, q"))),
        new Row(
            "mail.port", c -> c.mail().port(), OptionalInt.empty(), "2525", OptionalInt.of(2525)),
        new Row(
            "mail.security",
            c -> c.mail().security(),
            MailConfig.Security.STARTTLS,
            "tls",
            MailConfig.Security.TLS),
        new Row(
            "mail.username",
            c -> c.mail().username(),
            Optional.empty(),
            "acme",
            Optional.of("acme")),
        new Row(
            "outbound.allow",
            c -> c.outbound().allow(),
            new Networks(List.of()),
            "10.0.0.0/8, fd00::/8",
            new Networks(List.of(Network.parse("10.0.0.0/8"), Network.parse("fd00::/8")))),
        new Row(
            "pages.password-image",
            c -> c.pages().passwordImage(),
            Optional.empty(),
            "https://cdn.acme.co/locked.png",
            Optional.of("https://cdn.acme.co/locked.png")),
        new Row(
            "pages.title-suffix",
            c -> c.pages().titleSuffix(),
            Optional.empty(),
            "Acme",
            Optional.of("Acme")),
        new Row("powered-by", Config::poweredBy, "Waymark", "Acme – Links", "Acme – Links"),
        new Row(
            "proxy.client-ip-header",
            c -> c.proxy().clientIpHeader(),
            Optional.empty(),
            "CF-Connecting-IP",
            Optional.of("CF-Connecting-IP")),
        new Row(
            "proxy.trusted",
            c -> c.proxy().trusted(),
            new Networks(List.of()),
            "10.0.0.0/8, 2001:db8::/32",
            new Networks(List.of(Network.parse("10.0.0.0/8"), Network.parse("2001:db8::/32")))),
        new Row(
            "rate-limit.analytics",
            c -> c.rateLimit().analytics(),
            Rate.parse("16/s"),
            "100/h",
            new Rate(100, Duration.ofHours(1))),
        new Row(
            "rate-limit.api",
            c -> c.rateLimit().api(),
            Rate.parse("3000/min"),
            "50/s",
            new Rate(50, Duration.ofSeconds(1))),
        new Row(
            "rate-limit.publishable",
            c -> c.rateLimit().publishable(),
            Rate.parse("600/min"),
            "20/s",
            new Rate(20, Duration.ofSeconds(1))),
        new Row(
            "rate-limit.shared",
            c -> c.rateLimit().shared(),
            RateLimitConfig.Sharing.AUTO,
            "on",
            RateLimitConfig.Sharing.ON),
        new Row(
            "redirects.abuse-report",
            c -> c.redirects().abuseReport(),
            Optional.empty(),
            "mailto:abuse@example.com",
            Optional.of("mailto:abuse@example.com")),
        new Row(
            "redirects.apps-flyer-source",
            c -> c.redirects().appsFlyerSource(),
            "waymark",
            "waymark_int",
            "waymark_int"),
        new Row(
            "redirects.legal-workspace",
            c -> c.redirects().legalWorkspace(),
            Optional.empty(),
            "ws_1LEGAL",
            Optional.of("ws_1LEGAL")),
        new Row("redirects.open-redirect", c -> c.redirects().openRedirect(), false, "TRUE", true),
        new Row(
            "redirects.words",
            c -> c.redirects().words(),
            new WordAddresses(Map.of()),
            "login = https://a.example/in; home=https://a.example/?b=c",
            new WordAddresses(
                Map.of("login", "https://a.example/in", "home", "https://a.example/?b=c"))),
        new Row(
            "shared-domains",
            Config::sharedDomains,
            new SharedDomains(Map.of()),
            "git.new=github.com; cal.link = cal.com,calendly.com",
            new SharedDomains(
                Map.of(
                    "git.new",
                    List.of("github.com"),
                    "cal.link",
                    List.of("cal.com", "calendly.com")))),
        new Row(
            "signin.oidc.client-id",
            c -> c.signin().oidc().clientId(),
            Optional.empty(),
            "waymark",
            Optional.of("waymark")),
        new Row(
            "signin.oidc.client-secret",
            c -> c.signin().oidc().clientSecret(),
            Optional.empty(),
            "s, t",
            Optional.of(new Password("s, t"))),
        new Row(
            "signin.oidc.create-users", c -> c.signin().oidc().createUsers(), true, "false", false),
        new Row(
            "signin.oidc.groups-claim",
            c -> c.signin().oidc().groupsClaim(),
            "groups",
            "realm_access.roles",
            "realm_access.roles"),
        new Row(
            "signin.oidc.issuer",
            c -> c.signin().oidc().issuer(),
            Optional.empty(),
            "https://id.example.com/realms/acme/",
            Optional.of("https://id.example.com/realms/acme/")),
        new Row(
            "signin.oidc.label",
            c -> c.signin().oidc().label(),
            "Single sign-on",
            "Sign in with Acme, Inc.",
            "Sign in with Acme, Inc."),
        new Row(
            "signin.oidc.roles",
            c -> c.signin().oidc().roles(),
            new GroupGrants(List.of()),
            "/a, b = acme:member; cn=x,dc=y=bee-2:owner",
            new GroupGrants(
                List.of(
                    new GroupGrants.Grant("/a, b", "acme", "member"),
                    new GroupGrants.Grant("cn=x,dc=y", "bee-2", "owner")))),
        new Row(
            "signin.oidc.scopes",
            c -> c.signin().oidc().scopes(),
            "openid email profile",
            "email openid Group.Read",
            "email openid Group.Read"),
        new Row("signin.passwords", c -> c.signin().passwords(), true, "false", false),
        new Row(
            "tls.certificate",
            c -> c.tls().certificate(),
            Optional.empty(),
            "/etc/ssl/my chain.pem",
            Optional.of(Path.of("/etc/ssl/my chain.pem"))),
        new Row(
            "tls.key",
            c -> c.tls().key(),
            Optional.empty(),
            "/etc/ssl/key.pem",
            Optional.of(Path.of("/etc/ssl/key.pem"))),
        new Row("tls.port", c -> c.tls().port(), 8443, "443", 443),
        new Row("webhooks.attempts", c -> c.webhooks().attempts(), 5, "3", 3),
        new Row("webhooks.concurrency", c -> c.webhooks().concurrency(), 256, "20", 20),
        new Row(
            "webhooks.keep",
            c -> c.webhooks().keep(),
            Duration.ofDays(30),
            "7d",
            Duration.ofDays(7)),
        new Row(
            "webhooks.timeout",
            c -> c.webhooks().timeout(),
            Duration.ofSeconds(15),
            "5s",
            Duration.ofSeconds(5)));
  }

  @Test
  void theTableHasEveryKey() {
    assertThat(rows().map(Row::key))
        .isEqualTo(Keys.waymark().all().stream().map(Key::name).toList());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void hasItsDefault(Row row) {
    var loaded = Configs.flags(Map.of());

    assertThat(row.read().apply(loaded.config())).isEqualTo(row.standard());
    assertThat(loaded.settings()).filteredOn(Setting::isSet).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void isSetByAFlag(Row row) {
    var loaded = Configs.flags(Map.of(row.key(), row.written()));

    assertThat(row.read().apply(loaded.config())).isEqualTo(row.value());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void isSetByItsEnvironmentVariable(Row row) {
    var variable = "WAYMARK_" + row.key().toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    var loaded = Configs.loaded(ConfigLoader.load(Map.of(), Map.of(variable, row.written()), null));

    assertThat(row.read().apply(loaded.config())).isEqualTo(row.value());
    assertThat(loaded.settings())
        .filteredOn(Setting::isSet)
        .singleElement()
        .returns(row.key(), Setting::name)
        .returns("environment variable " + variable, Setting::origin);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void isSetByTheFile(Row row, @TempDir Path folder) throws Exception {
    var file = folder.resolve("waymark.properties");
    Files.writeString(
        file, "\n%s = %s\n".formatted(row.key(), row.written().replace("\\", "\\\\")));
    var loaded = Configs.loaded(ConfigLoader.load(Map.of(), Map.of(), file));

    assertThat(row.read().apply(loaded.config())).isEqualTo(row.value());
    assertThat(loaded.settings())
        .filteredOn(Setting::isSet)
        .singleElement()
        .returns(file + ":2", Setting::origin);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void isReadAlikeByTheFramework(Row row) {
    var loaded = Configs.flags(Map.of(row.key(), row.written()));
    var framework =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .addDiscoveredConverters()
            .withSources(new PropertiesConfigSource(loaded.properties(), "handed over", 400))
            .withMapping(Config.class)
            .build();

    assertThat(row.read().apply(framework.getConfigMapping(Config.class))).isEqualTo(row.value());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void takesItsDefaultAndItsBounds(Row row) {
    var key = Keys.waymark().find(row.key(), name -> name).orElseThrow();
    var within = key.within();

    assertThat(key.standard() == null || key.accepts(key.standard())).isTrue();
    if (within != null) {
      assertThat(key.accepts(within.min())).isTrue();
      assertThat(key.accepts(within.max())).isTrue();
    }
  }
}
