package io.waymark.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.waymark.identity.Role;
import io.waymark.platform.outbound.LocalSite;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links for the pages of a site, made of its sitemaps. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // filled in before each test
class SitemapImportTest extends ApiTest {
  private static final String NAMESPACE =
      " xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\""
          + " xmlns:image=\"http://www.google.com/schemas/sitemap-image/1.1\"";

  private LocalSite site;
  private String domain;

  @BeforeEach
  void open() throws IOException {
    site = new LocalSite("127.0.0.1");
    domain = "s" + workspace.slug().toLowerCase(Locale.ROOT) + ".example";
    assertThat(api.post("/api/domains", "{\"slug\":\"%s\"}".formatted(domain)).status())
        .isEqualTo(201);
  }

  @AfterEach
  void close() {
    site.close();
  }

  private String urls(List<String> paths) {
    return paths.stream()
        .map(path -> "<url><loc> %s </loc><lastmod>2026-01-01</lastmod></url>".formatted(url(path)))
        .collect(
            Collectors.joining(
                "",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><urlset" + NAMESPACE + ">",
                "</urlset>"));
  }

  private String url(String path) {
    return path.startsWith("http") ? path : site.url(path);
  }

  private String index(String... paths) {
    var xml = new StringBuilder("<sitemapindex").append(NAMESPACE).append('>');
    for (var path : paths) {
      xml.append("<sitemap><loc>").append(url(path)).append("</loc></sitemap>");
    }
    return xml.append("</sitemapindex>").toString();
  }

  private Api.Reply post(Api caller, String body) {
    return caller.post("/api/workspaces/" + workspace.slug() + "/sitemaps/import", body);
  }

  private Api.Reply post(String path) {
    return post(api, "{\"sitemaps\":[\"%s\"],\"domain\":\"%s\"}".formatted(url(path), domain));
  }

  private JsonNode imported(String path) {
    var reply = post(path);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json();
  }

  private int visit(String page) {
    return api.as((String) null)
        .send(
            "POST",
            "/api/track/visit",
            "{\"domain\":\"%s\",\"url\":\"%s\"}".formatted(domain, page),
            Map.of("User-Agent", Api.BROWSER, "X-Forwarded-For", "203.0.113.77"))
        .status();
  }

  private static String problem(JsonNode report, int at) {
    return report.path("problems").path(at).path("message").asText();
  }

  @Test
  @DisplayName("D5: each page gets a link, which a view of the page finds; a second time none")
  void pages() {
    site.text(
        "/sitemap.xml",
        200,
        urls(List.of("/", "/docs/start", "/blog/post/", "/caf%C3%A9", "/docs/start?page=2")));
    assertThat(visit(site.url("/docs/start"))).isEqualTo(404);

    var report = imported("/sitemap.xml");
    assertThat(report.path("documents").asInt()).isEqualTo(1);
    assertThat(report.path("pages").asInt()).isEqualTo(5);
    assertThat(report.path("created").asInt()).isEqualTo(3);
    assertThat(report.path("existing").asInt()).as("the front page, and one twice").isEqualTo(2);
    assertThat(report.path("failed").asInt()).isZero();
    assertThat(report.path("truncated").asBoolean()).isFalse();

    for (var page :
        List.of(
            "/", "/docs/start", "/docs/start/?a=b#c", "/blog/post/", "/blog/post", "/caf%C3%A9")) {
      assertThat(visit(site.url(page))).as(page).isEqualTo(200);
    }
    assertThat(visit(site.url("/other"))).isEqualTo(404);
    var link = api.get("/api/links/info?domain=%s&key=docs/start".formatted(domain)).json();
    assertThat(link.path("url").asText()).isEqualTo(site.url("/docs/start"));

    var again = imported("/sitemap.xml");
    assertThat(again.path("created").asInt()).isZero();
    assertThat(again.path("existing").asInt()).isEqualTo(5);
  }

  @Test
  @DisplayName("indexes are followed, packed sitemaps unpacked, pictures are no pages")
  void indexes() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(urls(List.of("/packed")).getBytes(UTF_8));
    }
    site.text("/index.xml", 200, index("/one.xml", "/two.xml.gz", "/index.xml", "/missing.xml"))
        .text(
            "/one.xml",
            200,
            "<urlset%s><url><loc>%s</loc><image:image><image:loc>%s</image:loc></image:image></url></urlset>"
                .formatted(NAMESPACE, site.url("/a?b=1&amp;c=2"), site.url("/picture.png")))
        .page("/two.xml.gz", exchange -> LocalSite.send(exchange, 200, packed.toByteArray()));

    var report = imported("/index.xml");
    assertThat(report.path("documents").asInt()).isEqualTo(4);
    assertThat(report.path("created").asInt()).isEqualTo(2);
    assertThat(report.path("failed").asInt()).isEqualTo(1);
    assertThat(report.at("/problems/0/url").asText()).isEqualTo(site.url("/missing.xml"));
    assertThat(problem(report, 0)).contains("404");
    assertThat(visit(site.url("/packed"))).isEqualTo(200);
    assertThat(
            api.get("/api/links/info?domain=%s&key=a".formatted(domain))
                .json()
                .path("url")
                .asText())
        .isEqualTo(site.url("/a?b=1&c=2"));
  }

  @Test
  @DisplayName("links go to the folder that was asked for, and count")
  void folder() {
    var folder = api.post("/api/folders", "{\"name\":\"Site\"}").json().path("id").asText();
    site.text("/sitemap.xml", 200, urls(List.of("/in-folder")));
    var body = "{\"sitemaps\":[\"%s\"],\"domain\":\"%s\",\"folderId\":\"%s\"}";
    var before = linksUsage();
    assertThat(
            post(api, body.formatted(site.url("/sitemap.xml"), domain, folder))
                .json()
                .path("created")
                .asInt())
        .isEqualTo(1);
    assertThat(
            api.get("/api/links/info?domain=%s&key=in-folder".formatted(domain))
                .json()
                .path("folderId")
                .asText())
        .isEqualTo(folder);
    assertThat(linksUsage()).isEqualTo(before + 1);
    assertThat(post(api, body.formatted(site.url("/sitemap.xml"), domain, "fold_none")).status())
        .isEqualTo(404);
  }

  private long linksUsage() {
    return api.get("/api/workspaces/" + workspace.slug()).json().path("linksUsage").asLong();
  }

  @Test
  @DisplayName("what cannot be a link is told, and the others are made")
  void problems() {
    site.text(
        "/sitemap.xml",
        200,
        urls(
            List.of(
                "/good", "/index.php", "/a%20b", "/broken%zz", "https://elsewhere.example/page")));
    var report = imported("/sitemap.xml");
    assertThat(report.path("created").asInt()).isEqualTo(1);
    assertThat(report.path("failed").asInt()).isEqualTo(4);
    assertThat(report.path("problems").findValuesAsText("url"))
        .contains("https://elsewhere.example/page", site.url("/index.php"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no xml",
        "<html><body>Not found</body></html>",
        "<urlset><url><loc>https://a.com/",
        "<!DOCTYPE u [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><urlset><url><loc>&x;</loc></url></urlset>",
        "<!DOCTYPE u [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><urlset><url><loc>/&b;</loc></url></urlset>",
        "<!DOCTYPE u SYSTEM \"http://127.0.0.1:1/x.dtd\"><urlset><url><loc>/x</loc></url></urlset>"
      })
  @DisplayName("what is no sitemap, or would read other documents, makes no links")
  void noSitemap(String document) {
    site.text("/sitemap.xml", 200, document);
    var report = imported("/sitemap.xml");
    assertThat(report.path("created").asInt()).isZero();
    assertThat(problem(report, 0)).contains("no sitemap");
    assertThat(report.toString()).doesNotContain("root:");
  }

  @Test
  @DisplayName("deep documents, and small ones that unpack to very large ones, are given up")
  void bombs() throws IOException {
    site.text("/deep.xml", 200, "<urlset>" + "<a>".repeat(100_000));
    assertThat(problem(imported("/deep.xml"), 0)).contains("too deep");
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write("<urlset>".getBytes(UTF_8));
      var blanks = " ".repeat(1 << 20).getBytes(UTF_8);
      for (var i = 0; i < 60; i++) {
        gzip.write(blanks);
      }
    }
    site.page("/large.xml.gz", exchange -> LocalSite.send(exchange, 200, packed.toByteArray()));
    assertThat(problem(imported("/large.xml.gz"), 0)).contains("unpacks to more");
  }

  @Test
  @DisplayName("closed networks are not asked, neither at once nor by an index or a redirect")
  void closedNetworks() {
    site.text("/index.xml", 200, index("http://10.0.0.1/sitemap.xml"))
        .text("/moved.xml", 302, "", "Location: http://192.168.0.1/sitemap.xml");
    for (var address : List.of("http://10.0.0.1/sitemap.xml", "/index.xml", "/moved.xml")) {
      var report = imported(address);
      assertThat(report.path("created").asInt()).isZero();
      assertThat(problem(report, 0)).as(address).contains("not an address of the public internet");
    }
  }

  @Test
  @DisplayName("no more than 50,000 pages are taken, in bounded time")
  void many() {
    site.text(
        "/sitemap.xml",
        200,
        urls(IntStream.range(0, 50_001).mapToObj(page -> "/p/" + page).toList()));
    var report = imported("/sitemap.xml");
    assertThat(report.path("pages").asInt()).isEqualTo(50_000);
    assertThat(report.path("created").asInt()).isEqualTo(50_000);
    assertThat(report.path("truncated").asBoolean()).isTrue();
  }

  @Test
  @DisplayName("an index of too many sitemaps is read in part")
  void manySitemaps() {
    site.text(
        "/index.xml",
        200,
        index(IntStream.range(0, 300).mapToObj(i -> "/s" + i + ".xml").toArray(String[]::new)));
    var report = imported("/index.xml");
    assertThat(report.path("documents").asInt()).isLessThanOrEqualTo(200);
    assertThat(report.path("truncated").asBoolean()).isTrue();
    assertThat(report.path("problems")).hasSize(100);
    assertThat(report.path("failed").asInt()).isGreaterThan(150);
  }

  @Test
  @DisplayName("a workspace's limit of links holds")
  void limit() {
    workspaces.limitLinks(workspace, linksUsage() + 1);
    site.text("/sitemap.xml", 200, urls(List.of("/a", "/b")));
    var reply = post("/sitemap.xml");
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.code()).isEqualTo("exceeded_limit");
    assertThat(visit(site.url("/a"))).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"sitemaps\":[],\"domain\":\"d\"}",
        "{\"sitemaps\":[\"no address\"],\"domain\":\"d\"}",
        "{\"sitemaps\":[\"file:///etc/passwd\"],\"domain\":\"d\"}",
        "{\"sitemaps\":\"https://a.com/sitemap.xml\",\"domain\":\"d\"}",
        "{\"sitemaps\":[\"https://a.com/sitemap.xml\"]}"
      })
  @DisplayName("what cannot be asked is refused")
  void invalid(String body) {
    assertThat(post(api, body).status()).isEqualTo(422);
  }

  @Test
  @DisplayName("owners only, on domains of the workspace, which is nobody else's")
  void rights() {
    site.text("/sitemap.xml", 200, urls(List.of("/a")));
    var body =
        "{\"sitemaps\":[\"%s\"],\"domain\":\"%s\"}".formatted(site.url("/sitemap.xml"), domain);
    assertThat(post(api.as(workspaces.memberKey(workspace, Role.MEMBER)), body).status())
        .isEqualTo(403);
    assertThat(post(api.as(workspaces.key(workspace, List.of("links.write"))), body).status())
        .isEqualTo(403);
    var other = workspaces.create();
    assertThat(post(api.as(other), body).status()).isEqualTo(404);
    assertThat(
            api.as(other)
                .post("/api/workspaces/" + other.slug() + "/sitemaps/import", body)
                .status())
        .isEqualTo(403);
    assertThat(post(api, body.replace(domain, "localhost:8080")).status())
        .as("the server's own domain")
        .isEqualTo(403);
    assertThat(site.seen()).isEmpty();
  }
}
