package io.waymark.traffic.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every page, whatever a caller has written into it. */
class EveryPageTest {
  private static final Pattern HASH = Pattern.compile("'(sha256-[^']+)'");

  static Stream<Arguments> pages() {
    return Gallery.pages().entrySet().stream()
        .map(page -> Arguments.of(page.getKey(), page.getValue()));
  }

  private static Document read(Page page) {
    return Jsoup.parse(page.html());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  @DisplayName("The policy allows exactly the style sheets and scripts that are in the page")
  void policy(String name, Page page) throws Exception {
    var inside = read(page).select("style, script").stream().map(Element::data).toList();
    assertThat(HASH.matcher(page.contentSecurityPolicy()).results().map(found -> found.group(1)))
        .containsExactlyElementsOf(hashes(inside));
    assertThat(page.contentSecurityPolicy())
        .startsWith("default-src 'none'; style-src '")
        .contains("base-uri 'none'; frame-ancestors 'none'")
        .doesNotContain("unsafe", "*", "data:", "evil.example");
  }

  private static List<String> hashes(List<String> inside) throws Exception {
    var sha = MessageDigest.getInstance("SHA-256");
    return inside.stream()
        .map(text -> sha.digest(text.getBytes(StandardCharsets.UTF_8)))
        .map(digest -> "sha256-" + Base64.getEncoder().encodeToString(digest))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  @DisplayName("Nothing runs but our own script between link and app")
  void scripts(String name, Page page) {
    var document = read(page);
    assertThat(document.select("script")).hasSize(name.startsWith("app") ? 1 : 0);
    assertThat(
            document.getAllElements().stream()
                .flatMap(element -> element.attributes().asList().stream())
                .filter(attribute -> attribute.getKey().startsWith("on")))
        .isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  @DisplayName("Only pictures of this server and the framed destination are fetched")
  void requests(String name, Page page) {
    var document = read(page);
    assertThat(document.select("[src]").eachAttr("src"))
        .allMatch(
            address ->
                address.startsWith(Gallery.PICTURES)
                    || (name.startsWith("cloaked") && address.startsWith("http")));
    assertThat(document.select("link[rel=stylesheet], object, embed, base, [style], [srcset]"))
        .isEmpty();
    assertThat(document.select("link").eachAttr("href"))
        .allMatch(address -> address.startsWith("http"));
    assertThat(document.select("a").eachAttr("href"))
        .allMatch(
            address -> address.isEmpty() || address.matches("(?s)(https?|mailto|tel|whatsapp):.*"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  @DisplayName("It has a language, a title, one heading and a landmark")
  void structure(String name, Page page) {
    var document = read(page);
    assertThat(document.select("html").attr("lang")).hasSize(2);
    assertThat(document.title()).isNotBlank();
    assertThat(document.select("title")).hasSize(1);
    assertThat(document.select("meta[name=viewport][content*=width=device-width]")).hasSize(1);
    if (document.select("iframe").isEmpty()) {
      assertThat(document.select("main h1")).hasSize(1);
    } else {
      assertThat(document.select("iframe").attr("title")).isNotBlank();
    }
    assertThat(document.select("img:not([alt])")).isEmpty();
    assertThat(
            document.select("svg").parents().select("[aria-hidden]").size()
                + document.select("svg[aria-hidden]").size())
        .isGreaterThanOrEqualTo(document.select("svg").size());
  }
}
