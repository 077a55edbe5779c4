package io.waymark.traffic.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.events.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Decision 9: places set by hand")
class GeoOverridesTest {
  private static @Nullable Place place(GeoOverrides overrides, String address) {
    var parsed = IpAddress.parse(address);
    assertThat(parsed).isNotNull();
    return overrides.get(parsed);
  }

  @Test
  void theSmallestBlockDecides() {
    var overrides =
        GeoOverrides.parse(
            List.of(
                "10.0.0.0/8=FR",
                "10.1.0.0/16 = DE-BE; Berlin; 52.52; 13.405",
                "10.1.2.3=US-CA;San Francisco",
                "fd00::/8=JP",
                " "));
    assertThat(place(overrides, "10.9.9.9"))
        .isEqualTo(new Place("EU", "FR", "Unknown", "Unknown", "Unknown", "Unknown"));
    assertThat(place(overrides, "10.1.9.9"))
        .isEqualTo(new Place("EU", "DE", "BE", "Berlin", "52.52", "13.405"));
    assertThat(place(overrides, "10.1.2.3"))
        .isEqualTo(new Place("NA", "US", "CA", "San Francisco", "Unknown", "Unknown"));
    assertThat(place(overrides, "fd00::1")).extracting(Place::country).isEqualTo("JP");
    assertThat(place(overrides, "11.0.0.1")).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10.0.0.0/8          | \"10.0.0.0/8\" is not like 10.0.0.0/8=US-CA",
        "10.0.0.0/40=US      | \"10.0.0.0/40\" has a prefix length that is not a number from 0 to 32",
        "office=US           | \"office\" is not an IP address or CIDR block",
        "10.0.0.0/8=XX       | \"10.0.0.0/8=XX\" names no country",
        "10.0.0.0/8=         | \"10.0.0.0/8=\" names no country",
        "10.0.0.0/8=US-????  | \"10.0.0.0/8=US-????\" names no subdivision",
        "10.0.0.0/8=US;A;1   | needs a latitude and a longitude",
        "10.0.0.0/8=US;A;91;0 | needs a latitude and a longitude",
        "10.0.0.0/8=US;A;1;2;3 | needs a latitude and a longitude",
        "10.9.0.0/8=DE       | \"10.9.0.0/8=DE\" gives a second place to the same block"
      })
  void namesTheBadEntry(String entry, String message) {
    assertThatThrownBy(() -> GeoOverrides.parse(List.of("10.0.0.0/8=FR", entry)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("geo overrides: ")
        .hasMessageContaining(message);
  }
}
