package io.waymark.traffic.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** C stands for the click id. */
class FinalUrlTest {
  private static String to(Links link, String address) {
    return Rules.location(link, Visits.to(address)).replace(Rules.CLICK, "C");
  }

  @ParameterizedTest(name = "{0} | {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      textBlock =
          """
          https://a.com                    |                                | https://a.com/
          https://a.com/p?flag             |                                | https://a.com/p?flag
          https://a.com/p?x=%7e+%20        |                                | https://a.com/p?x=%7e+%20
          https://a.com/p?flag             | ?b=2                           | https://a.com/p?flag=&b=2
          https://a.com/p?x=%7e+%20        | ?b=2                           | https://a.com/p?x=%7E++&b=2
          https://a.com/?s=1&z=9           | ?s=2&s=3&n=4                   | https://a.com/?s=3&z=9&n=4
          https://a.com/?s=1&s=2           | ?s=5                           | https://a.com/?s=5
          https://a.com/?flag              | ?                              | https://a.com/?flag
          https://a.com/?flag              | ?dub-no-track=1                | https://a.com/?flag
          https://a.com/                   | ?dub-no-track                  | https://a.com/
          https://a.com/?qr=1              | ?qr=1                          | https://a.com/
          https://a.com/                   | ?qr=2&skip_deeplink_preview=1  | https://a.com/?qr=2
          https://a.com/                   | ?skip_deeplink_preview=0       | https://a.com/?skip_deeplink_preview=0
          https://a.com/#part              | ?a=1                           | https://a.com/?a=1#part
          https://a.com/?x#part            |                                | https://a.com/?x#part
          https://a.com/?x=1#part          | ?x=%23                         | https://a.com/?x=%23#part
          thing://open/1                   | ?a=1                           | thing://open/1?a=1
          https://a.com/                   | ?q=caf%C3%A9+au%20lait         | https://a.com/?q=caf%C3%A9+au+lait
          https://a.com/                   | ?pw=1                          | https://a.com/?pw=1
          """)
  @DisplayName(
      "RED-42: what the request brings is set in its order; nothing brought, nothing touched")
  void passThrough(String target, String query, String expected) {
    assertThat(to(Links.to(target), "/promo" + (query == null ? "" : query))).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} | {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://a.com/                              |                    | https://a.com/?via=promo&dub_id=C
          https://a.com/                              | ?dub-no-track=1    | https://a.com/?via=promo
          https://a.com/                              | ?dub_id=X&via=me   | https://a.com/?via=me&dub_id=X
          https://a.com/?via=old&k=1                  |                    | https://a.com/?via=promo&k=1&dub_id=C
          https://a.com/?dub_client_reference_id=1    |                    | https://a.com/?via=promo&client_reference_id=dub_id_C
          https://a.com/?dub_client_reference_id=2    |                    | https://a.com/?dub_client_reference_id=2&via=promo&dub_id=C
          https://a.com/?dub_client_reference_id=1    | ?dub-no-track=1    | https://a.com/?via=promo&client_reference_id=dub_id_C
          https://acme.onelink.me/z                   |                    | https://acme.onelink.me/z?via=promo&dub_id=C&pid=acme_int&clickid=C&c=promo&af_siteid=promo
          https://acme.onelink.me/z?c=own             |                    | https://acme.onelink.me/z?c=own&via=promo&dub_id=C&pid=acme_int&clickid=C&af_siteid=promo
          """)
  @DisplayName("RED-37…39: partners' links carry the partner's name and the click")
  void partners(String target, String query, String expected) {
    assertThat(to(Links.to(target).partner(), "/promo" + (query == null ? "" : query)))
        .isEqualTo(expected);
  }

  @Test
  @DisplayName("RED-38: without a click id to pass, the reference stays as the link has it")
  void untold() {
    assertThat(to(Links.to("https://a.com/?dub_client_reference_id=1"), "/promo"))
        .isEqualTo("https://a.com/?dub_client_reference_id=1");
    assertThat(to(Links.to("https://a.com/?dub_client_reference_id=1").tracked(), "/promo"))
        .isEqualTo("https://a.com/?client_reference_id=dub_id_C");
  }

  @Test
  @DisplayName("RED-39: a link to AppsFlyer is told the click; without a partner it names none")
  void appsFlyer() {
    assertThat(to(Links.to("https://acme.onelink.me/z"), "/promo"))
        .isEqualTo("https://acme.onelink.me/z?dub_id=C&pid=acme_int&clickid=C");
    assertThat(
            Rules.location(
                Links.to("https://a.com/").ios("https://acme.onelink.me/z"),
                Visits.to("/promo").by(Visits.IPHONE)))
        .isEqualTo("https://acme.onelink.me/z?pid=acme_int");
  }

  @Test
  @DisplayName(
      "RED-40: a link to Singular is told click, browser and address; placeholders are filled")
  void singular() {
    var visit = Visits.to("/promo").by("Agent 1/2");
    assertThat(
            Rules.location(
                Links.to("https://acme.sng.link/z?wpcn={via}&wpcl={dub_id}").partner(), visit))
        .isEqualTo(
            "https://acme.sng.link/z?wpcn=promo&wpcl=C&via=promo&dub_id=C&cl=C&ua=Agent+1%2F2&ip=203.0.113.7"
                .replace("=C", "=" + Rules.CLICK));
    assertThat(Rules.location(Links.to("https://acme.sng.link/z?wpcn={via}"), visit.by(null)))
        .isEqualTo(
            "https://acme.sng.link/z?wpcn=&dub_id=%s&cl=%s&ua=&ip=203.0.113.7"
                .formatted(Rules.CLICK, Rules.CLICK));
  }

  @ParameterizedTest(name = "{0} | {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://play.google.com/?id=a                             | /promo               | https://play.google.com/?id=a&referrer=deepLink%3Dhttps%253A%252F%252Fd.co%252Fpromo
          https://play.google.com/?id=a&referrer=utm_medium%3Dmail  | /promo               | https://play.google.com/?id=a&referrer=utm_medium%3Dmail%26deepLink%3Dhttps%253A%252F%252Fd.co%252Fpromo
          https://play.google.com/?id=a                             | /promo?skip_deeplink_preview=1 | https://play.google.com/?id=a&referrer=deepLink%3Dhttps%253A%252F%252Fd.co%252Fpromo%253Fskip_deeplink_preview%253D1
          https://play.google.com/?id=a                             | /%C3%BC              | https://play.google.com/?id=a&referrer=deepLink%3Dhttps%253A%252F%252Fd.co%252F%25C3%25BC
          """)
  @DisplayName("RED-41: the Play Store hands the short link on to the app, beside what was there")
  void playStore(String target, String address, String expected) {
    assertThat(to(Links.to(target), address)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://evil.com                | https://shop.a.co.uk/p?b=2
          https://evil.co.uk              | https://shop.a.co.uk/p?b=2
          evil.co.uk                      | https://shop.a.co.uk/p?b=2
          https://a.co.uk.evil.com        | https://shop.a.co.uk/p?b=2
          https://a.co.uk@evil.com        | https://shop.a.co.uk/p?b=2
          //evil.com                      | https://shop.a.co.uk/p?b=2
          javascript:alert(1)//a.co.uk    | https://shop.a.co.uk/p?b=2
          data:text/html,hi               | https://shop.a.co.uk/p?b=2
          ftp://a.co.uk/x                 | https://shop.a.co.uk/p?b=2
          word                            | https://shop.a.co.uk/p?b=2
          www.a.co.uk/q                   | https://www.a.co.uk/q?b=2
          https://a.co.uk/q?c=3           | https://a.co.uk/q?c=3&b=2
          https://x.d.co                  | https://x.d.co/?b=2
          https://app.example.org/        | https://app.example.org/?b=2
          """)
  @DisplayName(
      "RED-36, decision 6: redir_url reaches sites of the link and of its workspace's domains")
  void overrides(String wanted, String expected) {
    assertThat(to(Links.to("https://shop.a.co.uk/p"), "/promo?redir_url=" + wanted + "&b=2"))
        .isEqualTo(expected);
  }

  @Test
  @DisplayName("RED-36: where the operator wishes, redir_url leads anywhere but into scripts")
  void openRedirects() {
    var link = Links.to("https://a.com/").link();
    for (var wanted : new String[] {"dub.co/blog", "https://dub.co/blog"}) {
      var request = Visits.to("/promo?redir_url=" + wanted + "&a=1").request();
      assertThat(Rules.decide(link, null, request, true, new SplittableRandom(1)))
          .extracting(d -> ((Decision.Redirect) d).location())
          .isEqualTo("https://dub.co/blog?a=1");
    }
    var script = Visits.to("/promo?redir_url=javascript:alert(1)").request();
    assertThat(Rules.decide(link, null, script, true, new SplittableRandom(1)))
        .extracting(d -> ((Decision.Redirect) d).location())
        .isEqualTo("https://a.com/");
  }

  @Test
  @DisplayName(
      "RED-14: the password is not passed on; on an open link, pw is a parameter as any other")
  void password() {
    var link = Links.to("https://a.com/?pw=own").password("s");
    assertThat(to(link, "/promo?pw=s&b=1")).isEqualTo("https://a.com/?pw=own&b=1");
    assertThat(to(link, "/promo?pw=s")).isEqualTo("https://a.com/?pw=own");
    var store = Links.to("https://play.google.com/?id=a").password("s");
    assertThat(to(store, "/promo?pw=s&b=1")).doesNotContain("pw").contains("promo%253Fb%253D1");
  }
}
