package io.waymark.traffic.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrandsTest {
  private static String errand(String address) {
    var question = address.indexOf('?');
    var path = question < 0 ? address : address.substring(0, question);
    var query = question < 0 ? null : address.substring(question + 1);
    return errand("d.co", path, query);
  }

  private static String errand(String host, String path, @Nullable String query) {
    var errands =
        new Errands("https://app.com/app", "www.own.co", Map.of("login", "https://app.com/in"));
    return switch (errands.of(host, RequestPath.safe(path), query)) {
      case Errand.Visit(var key, var inspect) -> (inspect ? "inspect " : "visit ") + key;
      case Errand.Statistics(var key) -> "statistics " + key;
      case Errand.Elsewhere(var status, var location) -> status + " " + location;
      case Errand.JunkKey() -> "junk";
      case Errand.SiteFile(var name) -> "file " + name;
      case Errand.NotHere() -> "not here";
    };
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /                         | visit _root
          /?a=1                     | visit _root
          /k                        | visit k
          /K/l                      | visit K/l
          /k+                       | inspect k
          /k++                      | inspect k+
          /k%2B                     | inspect k
          /+                        | inspect _root
          /%C3%BC                   | visit xn--tda
          /%ED%95%9C%EA%B8%80       | visit xn--bj0bj06e
          /a%252Fb                  | visit a%2Fb
          /a%zz%                    | visit a%zz%
          /%c3%28                   | visit xn--(-p10i
          //evil.com/k              | visit evil.com/k
          /\\evil.com               | visit evil.com
          /k/                       | 308 /k
          /k/?a=1                   | 308 /k?a=1
          /k///                     | 308 /k
          //evil.com/               | 308 /evil.com
          /\\/\\evil.com/           | 308 /evil.com
          ///                       | visit _root
          /wp-login.php             | junk
          /a/x.php7                 | junk
          /x.PHP                    | visit x.PHP
          /.well-known/x            | junk
          /.well-known              | junk
          /x.phpx                   | visit x.phpx
          /stats/k                  | statistics k
          /stats/a/b                | statistics a/b
          /stats/%C3%BC             | statistics xn--tda
          /stats                    | visit stats
          /stats/                   | 308 /stats
          /favicon.ico              | file FAVICON
          /robots.txt               | file ROBOTS
          /sitemap.xml              | file SITEMAP
          /manifest.webmanifest     | file MANIFEST
          /robots.txt/x             | file ROBOTS
          /robots                   | visit robots
          /_next/static/x.js        | not here
          /_proxy/x                 | not here
          /https://x.com            | 307 https://app.com/app/new?link=https%3A%2F%2Fx.com&domain=d.co
          /https://x.com/?a=1&b=%20 | 307 https://app.com/app/new?link=https%3A%2F%2Fx.com%2F%3Fa%3D1%26b%3D%2520&domain=d.co
          /https%3A%2F%2Fx.com      | 307 https://app.com/app/new?link=https%3A%2F%2Fx.com&domain=d.co
          /javascript:alert(1)      | visit javascript:alert(1)
          /x.com                    | visit x.com
          """)
  @DisplayName("RED-1, 3, 5, 6, 8, 9: what a path is")
  void errands(String address, String expected) {
    assertThat(errand(address.replace("\\\\", "\\"))).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}{1}")
  @CsvSource({
    "own.co, /login,     307 https://app.com/in",
    "own.co, /login/a,   307 https://app.com/in",
    "own.co, /Login,     visit Login",
    "own.co, /login.,    visit login.",
    "d.co,   /login,     visit login"
  })
  @DisplayName("RED-3: on the default domain, words the operator chose lead to pages of the site")
  void words(String host, String path, String expected) {
    assertThat(errand(host, path, null)).isEqualTo(expected);
  }
}
