package io.waymark.traffic.geo;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.events.Place;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("CLK-4, 11.7: addresses that are not stored")
class EuSuppressionTest {
  private static String stored(String country) {
    var place = new Place("", country, "Unknown", "Unknown", "Unknown", "Unknown");
    return EuSuppression.storedAddress("192.0.2.1", place);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU",
        "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"
      })
  void listedCountriesLoseTheAddress(String country) {
    assertThat(stored(country)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"US", "NO", "IS", "LI", "CH", "Unknown", ""})
  void othersKeepIt(String country) {
    assertThat(stored(country)).isEqualTo("192.0.2.1");
  }
}
