package io.waymark.conversions.money;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
  private static final LocalDate DAY = LocalDate.parse("2026-08-21");

  @ParameterizedTest
  @CsvSource({
    "usd,2", "EUR,2", "jpy,0", "KRW,0", "mga,0", "xof,0", "isk,2", "huf,2", "twd,2", "bhd,3",
    "jod,3", "kwd,3", "omr,3", "tnd,3", "clf,4"
  })
  @DisplayName("D3: minor units of currencies")
  void digits(String currency, int digits) {
    assertThat(MinorUnits.of(currency)).isEqualTo(digits);
  }

  @Test
  @DisplayName("D3: the sixteen currencies without minor units, and no others")
  void withoutMinorUnits() {
    var whole =
        Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .filter(MinorUnits::known)
            .filter(code -> MinorUnits.of(code) == 0);
    assertThat(whole)
        .contains(
            "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "UGX", "VND",
            "VUV", "XAF", "XOF", "XPF");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "us", "usdd", "xxx", "zzz", "xau", "u$d"})
  @DisplayName("what is no currency to be paid in")
  void unknown(String code) {
    assertThat(MinorUnits.known(code)).isFalse();
    assertThatThrownBy(() -> MinorUnits.of(code)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"5,0,0.001,1", "4,0,0.001,0", "1,2,0.5,1", "1,2,0.49,0", "1999,3,3.26,652"})
  @DisplayName("D3.6: rounded to the nearest cent, halves up")
  void rounding(long amount, int digits, BigDecimal rate, BigDecimal cents) {
    assertThat(Dollars.converted(amount, digits, rate, DAY, "test").cents()).isEqualTo(cents);
  }

  private static EuroRates read(String xml) {
    return EuroRates.read(xml.getBytes(UTF_8));
  }

  private static String document(String cubes) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01"
            xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
          <gesmes:subject>Reference rates</gesmes:subject>
          <Cube>%s</Cube>
        </gesmes:Envelope>
        """
        .formatted(cubes);
  }

  @Test
  @DisplayName("the European Central Bank's document")
  void ecb() {
    var rates =
        read(
            document(
                """
                <Cube time='2026-08-21'><Cube currency='USD' rate='1.1671'/>
                <Cube currency='JPY' rate='171.85'/><Cube currency='QQQ' rate='1'/></Cube>"""));
    assertThat(rates.published()).isEqualTo(DAY);
    assertThat(rates.perEuro())
        .containsOnlyKeys("USD", "JPY")
        .containsEntry("JPY", new BigDecimal("171.85"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<Cube time='2026-08-21'><Cube currency='JPY' rate='171.85'/></Cube>",
        "<Cube currency='USD' rate='1.1'/>",
        "<Cube time='yesterday'><Cube currency='USD' rate='1.1'/></Cube>",
        "<Cube time='2026-08-21'><Cube currency='USD' rate='0'/></Cube>",
        "<Cube time='2026-08-21'><Cube currency='USD' rate='-1'/></Cube>",
        "<Cube time='2026-08-21'><Cube currency='USD' rate='1e999999999'/></Cube>",
        "<Cube time='2026-08-21'><Cube currency='USD' rate='much'/></Cube>",
        "<Cube time='2026-08-21'/><Cube time='2026-08-20'><Cube currency='USD' rate='1'/></Cube>",
        "<Cube"
      })
  @DisplayName("documents that are not believed")
  void refused(String cubes) {
    assertThatThrownBy(() -> read(document(cubes))).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("a document cannot make the server read files or grow beyond measure")
  void entities() {
    var hostile =
        "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
            + "<a><Cube time='2026-08-21'><Cube currency='USD' rate='&e;'/></Cube></a>";
    assertThatThrownBy(() -> read(hostile)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> read("no xml")).isInstanceOf(IllegalArgumentException.class);
  }
}
