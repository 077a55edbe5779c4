package io.waymark.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.events.Filter;
import io.waymark.events.FilterField;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("B4.1: values of filters")
class FilterTextTest {

  @Test
  void readsOneManyAndNone() {
    assertThat(FilterText.parse(FilterField.COUNTRY, "US"))
        .contains(Filter.in(FilterField.COUNTRY, "US"));
    assertThat(FilterText.parse(FilterField.COUNTRY, "US,,DE,"))
        .contains(Filter.in(FilterField.COUNTRY, "US", "DE"));
    assertThat(FilterText.parse(FilterField.COUNTRY, "-US,DE"))
        .contains(Filter.notIn(FilterField.COUNTRY, "US", "DE"));
    assertThat(FilterText.parse(FilterField.REGION, "-US-CA"))
        .contains(Filter.notIn(FilterField.REGION, "US-CA"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",", "-", "-,,"})
  void isAbsentWithoutAValue(String text) {
    assertThat(FilterText.parse(FilterField.COUNTRY, text)).isEmpty();
  }

  @ParameterizedTest
  @DisplayName("B2: words of devices, browsers and systems begin with a capital; iOS stays")
  @CsvSource({
    "DEVICE, mobile, Mobile",
    "BROWSER, mobile safari, Mobile Safari",
    "BROWSER, Samsung internet, Samsung Internet",
    "OS, mac OS, Mac OS",
    "OS, iOS, iOS",
    "OS, ios, Ios",
    "COUNTRY, us, us",
    "CITY, new york, new york",
  })
  void capitalises(FilterField field, String text, String value) {
    assertThat(FilterText.parse(field, text)).contains(Filter.in(field, value));
  }
}
