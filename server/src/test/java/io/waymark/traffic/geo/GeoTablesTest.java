package io.waymark.traffic.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GeoTablesTest {
  @Test
  @DisplayName("A2: every country has one of the seven continents")
  void everyCountryHasAContinent() {
    assertThat(Locale.getISOCountries())
        .allSatisfy(
            country ->
                assertThat(GeoTables.continent(country))
                    .isIn("AF", "AN", "AS", "EU", "NA", "OC", "SA"));
    assertThat(GeoTables.continent("XK")).isEqualTo("EU");
  }

  @Test
  void whatIsNoCountryHasNone() {
    assertThat(List.of("", "XX", "EU", "us", "Unknown"))
        .allSatisfy(code -> assertThat(GeoTables.continent(code)).isEmpty())
        .noneMatch(GeoTables::isCountry);
  }

  @Test
  void namesOfSubdivisionsBecomeCodes() {
    assertThat(GeoTables.subdivision("US", "california")).isEqualTo("CA");
    assertThat(GeoTables.subdivision("CA", "Québec")).isEqualTo("QC");
    assertThat(GeoTables.subdivision("DE", "Baden-Württemberg")).isEqualTo("BW");
    assertThat(GeoTables.subdivision("FR", "California")).isNull();
  }
}
