package io.waymark.traffic.geo;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.events.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Decision 9, CLK-5: the place of a visitor")
class GeoLocatorTest {
  private static final Place BERLIN = new Place("EU", "DE", "BE", "Berlin", "52.5196", "13.4069");
  private static final Place FRANCE =
      new Place("EU", "FR", "Unknown", "Unknown", "Unknown", "Unknown");
  private static final String PROXY = "10.0.0.1";

  private static final Function<String, List<String>> NO_HEADERS = GeoHeadersTest.sent(Map.of());
  private static final Function<String, List<String>> FROM_FRANCE =
      GeoHeadersTest.sent(Map.of("CF-IPCountry", "FR"));

  private final Queue<Runnable> background = new ArrayDeque<>();
  private Instant now = Instant.parse("2026-11-20T10:00:00Z");

  @TempDir private Path folder;
  private Path database;

  @BeforeEach
  void writeDatabase() throws IOException {
    database = city().write(folder.resolve("city.mmdb"));
  }

  private static MmdbWriter city() {
    return new MmdbWriter("GeoLite2-City", 6)
        .put(
            "198.51.100.0/24",
            Map.of(
                "continent", Map.of("code", "EU"),
                "country", Map.of("iso_code", "DE", "names", Map.of("en", "Germany")),
                "subdivisions", List.of(Map.of("iso_code", "BE"), Map.of("iso_code", "X")),
                "city", Map.of("names", Map.of("de", "Berlin!", "en", "Berlin")),
                "location", Map.of("latitude", 52.5196, "longitude", 13.4069)))
        .put("2001:db8::/32", Map.of("country", Map.of("iso_code", "JP")));
  }

  private GeoLocator locator(String overrides, String headers, @Nullable Path file) {
    return new GeoLocator(
        TrustedProxies.parse(List.of("10.0.0.0/8"), "X-Forwarded-For"),
        GeoSettings.parse(List.of(overrides), headers, file),
        () -> now,
        background::add);
  }

  private Place lookUp(Path file, String address) {
    try (var locator = locator("", "", file)) {
      return locator.locate(address, null);
    }
  }

  @Test
  void overridesComeFirst() {
    try (var locator = locator("198.51.100.7=US-CA", "cloudflare", database)) {
      assertThat(locator.locate("198.51.100.7", PROXY, FROM_FRANCE).country()).isEqualTo("US");
    }
  }

  @Test
  void headersOfATrustedPeerComeSecond() {
    try (var locator = locator("", "cloudflare", database)) {
      assertThat(locator.locate("198.51.100.7", PROXY, FROM_FRANCE)).isEqualTo(FRANCE);
    }
  }

  @Test
  @DisplayName("Wish 3: headers of anybody else are not believed")
  void headersOfOthersAreIgnored() {
    try (var locator = locator("", "cloudflare", database)) {
      assertThat(locator.locate("198.51.100.7", "198.51.100.7", FROM_FRANCE)).isEqualTo(BERLIN);
      assertThat(locator.locate("198.51.100.7", null, FROM_FRANCE)).isEqualTo(BERLIN);
    }
  }

  @Test
  void headersAreIgnoredUnlessConfigured() {
    try (var locator = locator("", "", database)) {
      assertThat(locator.locate("198.51.100.7", PROXY, FROM_FRANCE)).isEqualTo(BERLIN);
    }
  }

  @Test
  void theDatabaseComesThird() {
    try (var locator = locator("", "cloudflare", database)) {
      assertThat(locator.locate("198.51.100.7", PROXY, NO_HEADERS)).isEqualTo(BERLIN);
    }
  }

  @Test
  void whatNobodyKnowsIsUnknown() {
    try (var locator = locator("", "cloudflare", database)) {
      assertThat(locator.locate("203.0.113.1", PROXY, NO_HEADERS)).isEqualTo(Place.UNKNOWN);
      assertThat(locator.locate("", PROXY, NO_HEADERS)).isEqualTo(Place.UNKNOWN);
      assertThat(locator.locate("garbage", PROXY, NO_HEADERS)).isEqualTo(Place.UNKNOWN);
    }
    try (var nothing =
        new GeoLocator(TrustedProxies.NONE, GeoSettings.NONE, () -> now, background::add)) {
      assertThat(nothing.locate("198.51.100.7", PROXY, FROM_FRANCE)).isEqualTo(Place.UNKNOWN);
      assertThat(nothing.status()).isNull();
    }
  }

  @Test
  void headersHelpAVisitorWithoutAddress() {
    try (var locator = locator("", "cloudflare", database)) {
      assertThat(locator.locate("", PROXY, FROM_FRANCE)).isEqualTo(FRANCE);
    }
  }

  @Test
  @DisplayName("A2: the continent comes from the country where the file has none")
  void theContinentIsFilledIn() {
    assertThat(lookUp(database, "2001:db8::1"))
        .isEqualTo(new Place("AS", "JP", "Unknown", "Unknown", "Unknown", "Unknown"));
  }

  @Test
  void mappedAddressesAreIpv4() {
    assertThat(lookUp(database, "::ffff:198.51.100.9")).isEqualTo(BERLIN);
  }

  @Test
  void readsTheFlatSchemaOfIpLocationDb() throws IOException {
    var flat =
        new MmdbWriter("ip-location-db dbip-city-ipv4", 4)
            .put(
                "198.51.100.0/25",
                Map.of(
                    "country_code", "US",
                    "state1", "California",
                    "city", "San José",
                    "latitude", 37.3361f,
                    "longitude", -121.8906f,
                    "timezone", ""))
            .put("198.51.100.128/25", Map.of("country_code", "BR"))
            .write(folder.resolve("flat.mmdb"));
    assertThat(lookUp(flat, "198.51.100.1"))
        .isEqualTo(new Place("NA", "US", "CA", "San José", "37.3361", "-121.8906"));
    assertThat(lookUp(flat, "198.51.100.200"))
        .isEqualTo(new Place("SA", "BR", "Unknown", "Unknown", "Unknown", "Unknown"));
    assertThat(lookUp(flat, "2001:db8::1")).isEqualTo(Place.UNKNOWN);
  }

  @Test
  void readsDbIpWhichHasNoCodesForSubdivisions() throws IOException {
    var dbIp =
        new MmdbWriter("DBIP-City-Lite", 6)
            .put(
                "198.51.100.0/24",
                Map.of(
                    "continent", Map.of("code", "NA"),
                    "country", Map.of("iso_code", "US"),
                    "subdivisions", List.of(Map.of("names", Map.of("en", "New York"))),
                    "city", Map.of("names", Map.of("en", "Brooklyn")),
                    "location", Map.of("latitude", 40.0, "longitude", 0.0001)))
            .write(folder.resolve("dbip.mmdb"));
    assertThat(lookUp(dbIp, "198.51.100.1"))
        .isEqualTo(new Place("NA", "US", "NY", "Brooklyn", "40", "0.0001"));
  }

  @Test
  void recordsOfAnotherShapeAreUnknown() throws IOException {
    var odd =
        new MmdbWriter("odd", 6)
            .put("198.51.100.0/25", Map.of("country", 7, "city", List.of("x"), "location", "here"))
            .put("198.51.100.128/25", Map.of("country", Map.of("iso_code", "ZZ")))
            .write(folder.resolve("odd.mmdb"));
    assertThat(lookUp(odd, "198.51.100.1")).isEqualTo(Place.UNKNOWN);
    assertThat(lookUp(odd, "198.51.100.200")).isEqualTo(Place.UNKNOWN);
  }

  @Test
  void aReplacedFileIsOpenedWithinAMinuteAndOffTheCallersPath() throws IOException {
    try (var locator = locator("", "", database)) {
      replaceBy("FR");
      now = now.plus(Duration.ofSeconds(59));
      assertThat(locator.locate("198.51.100.7", null)).isEqualTo(BERLIN);
      assertThat(background).isEmpty();

      now = now.plus(Duration.ofSeconds(1));
      assertThat(locator.locate("198.51.100.7", null)).isEqualTo(BERLIN);
      assertThat(locator.locate("198.51.100.7", null)).isEqualTo(BERLIN);
      assertThat(background).hasSize(1);

      background.remove().run();
      assertThat(locator.locate("198.51.100.7", null)).isEqualTo(FRANCE);
    }
  }

  @Test
  void nothingDoneToTheFileInPlaceBreaksLookUps() throws IOException {
    try (var locator = locator("", "", database)) {
      Files.write(database, new byte[0]);
      assertThat(locator.locate("198.51.100.7", null)).isEqualTo(BERLIN);
      nextCheck(locator);
      assertThat(locator.locate("198.51.100.7", null)).isEqualTo(BERLIN);
      assertThat(locator.status()).isNotNull().extracting(GeoStatus::problem).isNotNull();

      Files.delete(database);
      nextCheck(locator);
      assertThat(locator.locate("198.51.100.7", null)).isEqualTo(BERLIN);
      assertThat(locator.status())
          .isNotNull()
          .extracting(GeoStatus::problem)
          .isEqualTo("no such file");

      replaceBy("FR");
      nextCheck(locator);
      assertThat(locator.locate("198.51.100.7", null)).isEqualTo(FRANCE);
      assertThat(locator.status()).isNotNull().extracting(GeoStatus::problem).isNull();
    }
  }

  @Test
  void aFileMayAppearLater() throws IOException {
    Files.delete(database);
    try (var locator = locator("", "", database)) {
      assertThat(locator.locate("198.51.100.7", null)).isEqualTo(Place.UNKNOWN);
      assertThat(locator.status()).isEqualTo(new GeoStatus(database, null, null, "no such file"));
      city().write(database);
      nextCheck(locator);
      assertThat(locator.locate("198.51.100.7", null)).isEqualTo(BERLIN);
      assertThat(locator.status())
          .isEqualTo(
              new GeoStatus(
                  database, "GeoLite2-City", Instant.parse("2026-11-01T00:00:00Z"), null));
    }
  }

  @Test
  void aClosedLocatorKnowsNoPlaces() {
    var locator = locator("", "", database);
    locator.close();
    nextCheck(locator);
    assertThat(locator.locate("198.51.100.7", null)).isEqualTo(Place.UNKNOWN);
  }

  private void replaceBy(String country) throws IOException {
    var fresh =
        new MmdbWriter("GeoLite2-Country", 6)
            .put("198.51.100.0/24", Map.of("country", Map.of("iso_code", country)))
            .write(folder.resolve("fresh.mmdb"));
    Files.move(fresh, database, StandardCopyOption.REPLACE_EXISTING);
  }

  private void nextCheck(GeoLocator locator) {
    now = now.plus(Duration.ofMinutes(1));
    locator.locate("198.51.100.7", null);
    while (!background.isEmpty()) {
      background.remove().run();
    }
  }
}
