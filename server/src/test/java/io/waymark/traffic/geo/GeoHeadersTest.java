package io.waymark.traffic.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.events.Place;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("CLK-5: places named by the network in front of the server")
class GeoHeadersTest {
  static Function<String, List<String>> sent(Map<String, String> values) {
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(values);
    return name -> headers.containsKey(name) ? List.of(headers.get(name)) : List.of();
  }

  @Test
  void vercel() {
    var sent =
        sent(
            Map.of(
                "x-vercel-ip-continent", "SA",
                "x-vercel-ip-country", "BR",
                "x-vercel-ip-country-region", "SP",
                "x-vercel-ip-city", "S%C3%A3o%20Paulo",
                "x-vercel-ip-latitude", "-23.5475",
                "x-vercel-ip-longitude", "-46.6361"));
    assertThat(GeoHeaders.parse("vercel").read(sent))
        .isEqualTo(new Place("SA", "BR", "SP", "São Paulo", "-23.5475", "-46.6361"));
  }

  @Test
  void cloudflareInPlainUtf8() {
    var city = new String("Zürich".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    var sent =
        sent(
            Map.of(
                "CF-IPCountry", "CH",
                "CF-Region-Code", "ZH",
                "CF-IPCity", city,
                "CF-IPContinent", "EU",
                "CF-IPLatitude", "47.36667",
                "CF-IPLongitude", "8.55"));
    assertThat(GeoHeaders.parse("Cloudflare").read(sent))
        .isEqualTo(new Place("EU", "CH", "ZH", "Zürich", "47.36667", "8.55"));
  }

  @Test
  void cloudfrontSendsNoContinent() {
    var sent =
        sent(
            Map.of(
                "CloudFront-Viewer-Country", "US",
                "CloudFront-Viewer-Country-Region", "MI",
                "CloudFront-Viewer-City", "Ann Arbor",
                "CloudFront-Viewer-Latitude", "42.30680",
                "CloudFront-Viewer-Longitude", "-83.70590"));
    assertThat(GeoHeaders.parse("cloudfront").read(sent))
        .isEqualTo(new Place("NA", "US", "MI", "Ann Arbor", "42.30680", "-83.70590"));
  }

  @Test
  void genericAndOnesOwnNames() {
    var place = new Place("EU", "DE", "BE", "Unknown", "Unknown", "Unknown");
    assertThat(
            GeoHeaders.parse("generic")
                .read(sent(Map.of("X-Geo-Country", "de", "X-Geo-Region", "DE-BE"))))
        .isEqualTo(place);
    assertThat(
            GeoHeaders.parse("country=X-Land; region = X-Teil")
                .read(sent(Map.of("X-Land", "DE", "X-Teil", "be"))))
        .isEqualTo(place);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "XX", "T1", "USA", "U", "\u00df", "U\0", "Unknown", "<script>"})
  void whatIsNoCountrySaysNothing(String country) {
    var sent = sent(Map.of("X-Vercel-IP-Country", country, "X-Vercel-IP-City", "Berlin"));
    assertThat(GeoHeaders.parse("vercel").read(sent)).isNull();
  }

  @Test
  void noHeadersSayNothing() {
    assertThat(GeoHeaders.parse("vercel").read(sent(Map.of()))).isNull();
  }

  @Test
  void badPartsStayUnknown() {
    var sent =
        sent(
            Map.of(
                "X-Geo-Country", "US",
                "X-Geo-Continent", "XX",
                "X-Geo-Region", "../..",
                "X-Geo-City", "%E3%28",
                "X-Geo-Latitude", "1e3",
                "X-Geo-Longitude", "181"));
    assertThat(GeoHeaders.parse("generic").read(sent))
        .isEqualTo(new Place("NA", "US", "Unknown", "Unknown", "Unknown", "Unknown"));
  }

  @Test
  void aCityIsPrintableAndShort() {
    var sent =
        sent(
            Map.of(
                "X-Geo-Country",
                "US",
                "X-Geo-City",
                "A%00%0A\u0007\ud83d%E2%80%AE B" + "x".repeat(500)));
    var place = GeoHeaders.parse("generic").read(sent);
    assertThat(place).isNotNull();
    assertThat(place.city()).startsWith("A").hasSizeLessThanOrEqualTo(100).matches("[\\w% ]+");
  }

  @Test
  void overlongValuesSayNothing() {
    var sent = sent(Map.of("X-Geo-Country", "US", "X-Geo-City", "x".repeat(8192)));
    assertThat(GeoHeaders.parse("generic").read(sent))
        .isEqualTo(new Place("NA", "US", "Unknown", "Unknown", "Unknown", "Unknown"));
  }

  @Test
  void theLastOfSeveralValuesCounts() {
    var place =
        GeoHeaders.parse("generic")
            .read(name -> name.equals("X-Geo-Country") ? List.of("FR", "DE") : List.of());
    assertThat(place).isNotNull().extracting(Place::country).isEqualTo("DE");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "akamai           | \"akamai\" is neither one of [cloudflare, cloudfront, generic, vercel]",
        "country=X;town=Y | \"town=Y\" is neither",
        "country=X Y      | \"X Y\" for country is not the name of a header",
        "city=X-City      | no header for country"
      })
  void namesTheBadPart(String setting, String message) {
    assertThatThrownBy(() -> GeoHeaders.parse(setting))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("geo headers: ")
        .hasMessageContaining(message);
  }
}
