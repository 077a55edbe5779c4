package io.waymark.api;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.waymark.links.qr.Scanner;
import io.waymark.platform.outbound.LocalSite;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class QrApiTest extends ApiTest {
  private static final AtomicInteger CLIENTS = new AtomicInteger();
  private static final String SOMEWHERE = "url=https://example.com/somewhere";
  private static final int WAYMARK_GREEN = 0xFF0B6B57;

  private final HttpClient client = HttpClient.newHttpClient();
  private LocalSite site;
  private String address;

  @BeforeEach
  void start() throws IOException {
    site = new LocalSite("127.0.0.1");
    address = "203.0.113." + CLIENTS.incrementAndGet();
    for (var logo :
        Map.of("red", Color.RED, "blue", Color.BLUE, "magenta", Color.MAGENTA).entrySet()) {
      var bytes = picture("png", logo.getValue());
      site.page("/" + logo.getKey(), exchange -> LocalSite.send(exchange, 200, bytes));
    }
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @Test
  @DisplayName(
      "QR-1, QR-2, QR-5: a PNG of 600 pixels with exactly the URL in it, for everybody, for ever")
  void usual() throws Exception {
    var reply = draw("url=" + encode("https://go.example.com/A?qr=1&x=%20", UTF_8));

    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(header(reply, "Content-Type")).isEqualTo("image/png");
    assertThat(header(reply, "Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(header(reply, "Access-Control-Allow-Methods")).isEqualTo("GET, OPTIONS");
    assertThat(header(reply, "Cache-Control"))
        .isEqualTo("public, immutable, no-transform, max-age=31536000");
    assertThat(Scanner.pixels(reply.body()).getWidth()).isEqualTo(600);
    assertThat(Scanner.png(reply.body()).text()).isEqualTo("https://go.example.com/A?qr=1&x=%20");
    assertThat(Scanner.png(draw("url=example.com").body()).text())
        .isEqualTo("https://example.com/");
  }

  @Test
  @DisplayName("QR-1: OPTIONS and HEAD are answered, errors may be read by any page")
  void doors() throws Exception {
    var options = api.send("OPTIONS", "/api/qr", null, Map.of());
    assertThat(options.status()).isEqualTo(204);
    assertThat(options.header("Access-Control-Allow-Origin")).isEqualTo("*");
    var head = api.send("HEAD", "/api/qr?" + SOMEWHERE, null, Map.of("X-Forwarded-For", address));
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("Content-Type")).isEqualTo("image/png");
    assertThat(head.text()).isEmpty();
    assertThat(header(draw("url="), "Access-Control-Allow-Origin")).isEqualTo("*");
  }

  @Test
  @DisplayName("QR-2: size, margin, colours, level, hideLogo and format are as asked for")
  void parameters() throws Exception {
    var reply =
        draw(SOMEWHERE + "&size=333&margin=5&fgColor=navy&bgColor=%23fc0&level=H&hideLogo=true");
    var pixels = Scanner.pixels(reply.body());
    assertThat(pixels.getWidth()).isEqualTo(333);
    assertThat(pixels.getRGB(1, 1)).isEqualTo(0xFFFFCC00);
    assertThat(pixels.getRGB(166, 1)).isEqualTo(0xFFFFCC00);
    assertThat(colours(pixels)).containsExactlyInAnyOrder(0xFFFFCC00, 0xFF000080);
    assertThat(Scanner.png(reply.body()).level()).isEqualTo("H");
    var bare = Scanner.pixels(draw(SOMEWHERE + "&margin=0&bgColor=transparent").body());
    assertThat(bare.getRGB(0, 0)).isEqualTo(0xFF000000);
    assertThat(bare.getRGB(300, 210) >>> 24).isIn(0, 255);

    assertThat(draw(SOMEWHERE + "&margin=-1&bgColor=transparent").body())
        .isEqualTo(draw(SOMEWHERE + "&margin=0&bgColor=transparent").body());
    var svg = draw(SOMEWHERE + "&format=svg&includeMargin=true&size=90.4");
    assertThat(header(svg, "Content-Type")).isEqualTo("image/svg+xml");
    assertThat(header(svg, "Content-Security-Policy")).contains("default-src 'none'");
    assertThat(new String(svg.body(), UTF_8)).contains("width=\"90\"").contains("<image ");
    assertThat(Scanner.svg(new String(svg.body(), UTF_8)).text())
        .isEqualTo("https://example.com/somewhere");
    assertThat(new String(draw(SOMEWHERE + "&format=svg&hideLogo=true").body(), UTF_8))
        .doesNotContain("<image");
  }

  @ParameterizedTest
  @DisplayName("QR-2: what cannot be drawn is 422 and names the field")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "-                                   | url",
        "url=                                | url",
        "url=nonsense                        | url",
        "url=https://a.co&size=              | size",
        "url=https://a.co&size=0             | size",
        "url=https://a.co&size=5             | size",
        "url=https://a.co&size=2049          | size",
        "url=https://a.co&size=big           | size",
        "url=https://a.co&margin=101         | margin",
        "url=https://a.co&level=X            | level",
        "url=https://a.co&format=gif         | format",
        "url=https://a.co&hideLogo=maybe     | hideLogo",
        "url=https://a.co&fgColor=%2312      | fgColor",
        "url=https://a.co&bgColor=%22/%3E    | bgColor"
      })
  void refused(String query, String field) throws Exception {
    var reply = draw(query == null ? "" : query);

    assertThat(reply.statusCode()).isEqualTo(422);
    assertThat(new String(reply.body(), UTF_8))
        .contains("\"unprocessable_entity\"")
        .contains(": " + field + ": ");
    assertThat(header(reply, "Content-Type")).isEqualTo("application/json");
  }

  @Test
  @DisplayName("QR-4: a text that no code can hold is 422")
  void tooLong() throws Exception {
    var path = "url=https://a.co/" + "a".repeat(2953 - 13);
    assertThat(draw(path + "&hideLogo=true").statusCode()).isEqualTo(200);
    assertThat(draw(path + "a&hideLogo=true").statusCode()).isEqualTo(422);
    assertThat(draw(path).statusCode()).isEqualTo(422);
  }

  @Test
  @DisplayName("QR-3: links nobody knows carry our sign, and no picture is fetched for them")
  void unknownLinks() throws Exception {
    var ours = Scanner.pixels(draw(SOMEWHERE).body());
    assertThat(ours.getRGB(300, 245)).isEqualTo(WAYMARK_GREEN);
    draw(SOMEWHERE + "&logo=" + encode(site.url("/red"), UTF_8));
    for (var odd :
        List.of("https://localhost:8080/%00", "https://localhost:8080/%zz", "mailto:a@b.co")) {
      assertThat(draw("url=" + encode(odd, UTF_8)).statusCode()).as(odd).isEqualTo(200);
    }
    assertThat(site.seen()).isEmpty();
  }

  @Test
  @DisplayName("QR-3: hidden, else the caller's, the domain's, the workspace's, or our own logo")
  void order() throws Exception {
    var shared = link("{\"url\":\"https://a.com\"}");
    assertThat(middle(shared, "")).isEqualTo(WAYMARK_GREEN);
    assertThat(middle(shared + "?qr=1", "&hideLogo=true")).isNotEqualTo(WAYMARK_GREEN);

    execute("update workspaces set logo = ? where id = ?", site.url("/red"), workspace.id());
    assertThat(middle(shared, "")).isEqualTo(0xFFFF0000);
    assertThat(middle(shared.toUpperCase(Locale.ROOT) + "?qr=1", "")).isEqualTo(0xFFFF0000);
    assertThat(middle(shared, "&logo=" + encode(site.url("/magenta"), UTF_8)))
        .isEqualTo(0xFFFF00FF);

    var domain = workspace.slug().toLowerCase(Locale.ROOT) + ".link";
    execute(
        """
        insert into domains (id, slug, project_id, verified, logo, created_at, updated_at)
        values (?, ?, ?, true, ?, now(), now())
        """,
        "dom_" + domain,
        domain,
        workspace.id(),
        site.url("/blue"));
    var own = link("{\"url\":\"https://a.com\",\"domain\":\"" + domain + "\",\"key\":\"Grüße\"}");
    assertThat(middle(own, "")).isEqualTo(0xFF0000FF);
    assertThat(middle("https://" + domain + "/gr%C3%BC%C3%9Fe", "")).isEqualTo(0xFF0000FF);
    execute("update domains set logo = null where slug = ?", domain);
    assertThat(middle(own, "")).isEqualTo(0xFFFF0000);
  }

  @ParameterizedTest
  @DisplayName("QR-3: PNG, JPEG, GIF and data URLs are logos")
  @ValueSource(strings = {"png", "jpeg", "gif"})
  void formats(String format) throws Exception {
    var link = link("{\"url\":\"https://a.com\"}");
    var picture = picture(format, Color.BLACK);
    site.page("/picture", exchange -> LocalSite.send(exchange, 200, picture));
    var data = "data:image/" + format + ";base64," + Base64.getEncoder().encodeToString(picture);

    for (var source : List.of(site.url("/picture"), data)) {
      var reply = draw("url=" + link + "&fgColor=red&logo=" + encode(source, UTF_8));
      assertThat(Scanner.pixels(reply.body()).getRGB(300, 300)).isEqualTo(0xFF000000);
      assertThat(header(reply, "Cache-Control")).contains("immutable");
      assertThat(Scanner.png(reply.body()).text()).isEqualTo(link);
    }
  }

  @Test
  @DisplayName("decision 7: a logo that cannot be had is left out, and looked for again soon")
  void missing() throws Exception {
    var link = link("{\"url\":\"https://a.com\"}");
    site.text("/gone", 404, "gone");
    site.text("/text", 200, "<svg/>");
    var endless = new byte[(2 << 20) + 1];
    System.arraycopy(picture("png", Color.RED), 0, endless, 0, 50);
    site.page("/large", exchange -> LocalSite.send(exchange, 200, endless));
    for (var source :
        List.of(
            site.url("/gone"),
            site.url("/text"),
            site.url("/large"),
            "http://169.254.169.254/logo.png",
            "file:///etc/passwd",
            "data:image/png;base64,!",
            "data:,",
            "nonsense")) {
      var reply = draw("url=" + link + "&logo=" + encode(source, UTF_8));
      assertThat(reply.statusCode()).as(source).isEqualTo(200);
      assertThat(header(reply, "Cache-Control")).as(source).contains("max-age=60");
      assertThat(colours(Scanner.pixels(reply.body()))).as(source).hasSize(2);
    }
  }

  @Test
  @DisplayName("G12: ten codes in ten seconds for one address")
  void limits() throws Exception {
    var reply = draw(SOMEWHERE);
    for (var call = 0; call < 30 && reply.statusCode() == 200; call++) {
      reply = draw(SOMEWHERE);
    }
    assertThat(reply.statusCode()).isEqualTo(429);
    assertThat(header(reply, "Retry-After")).matches("\\d+");
    assertThat(header(reply, "Access-Control-Allow-Origin")).isEqualTo("*");
  }

  @Test
  @DisplayName("the OpenAPI document says that it answers pictures")
  void documented() {
    var success = api.get("/api").json().at("/paths/~1qr/get/responses/200/content");
    assertThat(success.has("image/png")).isTrue();
    assertThat(success.has("image/svg+xml")).isTrue();
    assertThat(success.has("application/json")).isFalse();
  }

  private int middle(String url, String more) throws Exception {
    var reply = draw("url=" + encode(url, UTF_8) + more);
    assertThat(reply.statusCode()).isEqualTo(200);
    return Scanner.pixels(reply.body()).getRGB(300, 245);
  }

  private String link(String body) {
    var reply = api.post("/api/links", body);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json().path("shortLink").asText();
  }

  private void execute(String sql, Object... arguments) {
    Jdbi.create(database).useHandle(handle -> handle.execute(sql, arguments));
  }

  private HttpResponse<byte[]> draw(String query) throws Exception {
    var uri = base.toString().replaceFirst("/$", "") + "/api/qr?" + query;
    return client.send(
        HttpRequest.newBuilder(URI.create(uri)).header("X-Forwarded-For", address).build(),
        BodyHandlers.ofByteArray());
  }

  private static List<Integer> colours(BufferedImage image) {
    var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return Arrays.stream(pixels).distinct().boxed().toList();
  }

  private static byte[] picture(String format, Color colour) throws IOException {
    var image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    pen.setColor(colour);
    pen.fillRect(0, 0, 64, 64);
    pen.dispose();
    var out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, out)).isTrue();
    return out.toByteArray();
  }

  private static String header(HttpResponse<?> reply, String name) {
    return reply.headers().firstValue(name).orElse("absent");
  }
}
