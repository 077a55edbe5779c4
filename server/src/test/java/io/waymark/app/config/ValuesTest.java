package io.waymark.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

  @ParameterizedTest
  @CsvSource({
    "0B,0,0B",
    "1kB,1000,1000B",
    "1KIB,1024,1KiB",
    "5 MiB,5242880,5MiB",
    "2GB,2000000000,1953125KiB",
    "3TiB,3298534883328,3TiB"
  })
  void sizesHaveUnits(String text, long bytes, String again) {
    assertThat(DataSize.parse(text)).isEqualTo(new DataSize(bytes)).hasToString(again);
    assertThat(DataSize.parse(again)).isEqualTo(new DataSize(bytes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "MiB", "-1MiB", "1.5GiB", "5 apples", "99999999999TiB", "1e3B"})
  void otherSizesAreRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> DataSize.parse(text));
  }

  @ParameterizedTest
  @CsvSource({"500ms,PT0.5S", "30s,PT30S", "5 m,PT5M", "2h,PT2H", "7d,PT168H", "PT1M30S,PT1M30S"})
  void durationsHaveUnits(String text, Duration duration) {
    assertThat(Durations.parse(text)).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "s", "-1s", "PT-1S", "1w", "soon"})
  void otherDurationsAreRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Durations.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0/s", "5", "5/day", "/s", "-1/s", "9999999999/s"})
  void otherRatesAreRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Rate.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "10",
        "10.1/8",
        "256.0.0.1",
        "10.0.0.0/33",
        "10.0.0.1/8",
        "::1/129",
        "::1/64",
        "1.2.3.4/",
        "1.2.3.4/8/8",
        ":"
      })
  void otherNetworksAreRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Network.parse(text));
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8,10.255.255.255,true",
    "10.0.0.0/8,11.0.0.0,false",
    "192.168.4.0/22,192.168.7.255,true",
    "192.168.4.0/22,192.168.8.0,false",
    "0.0.0.0/0,8.8.8.8,true",
    "1.2.3.4,1.2.3.4,true",
    "1.2.3.4,1.2.3.5,false",
    "2001:db8::/33,2001:db8:7fff::1,true",
    "2001:db8::/33,2001:db8:8000::1,false",
    "::/0,1.2.3.4,false"
  })
  void networksContainTheAddressesThatShareTheirPrefix(
      String network, String address, boolean contained) {
    assertThat(Network.parse(network).contains(InetAddress.ofLiteral(address)))
        .isEqualTo(contained);
  }

  @Test
  void placesOfNetworksMayBeAsShortAsKnown() {
    var full = GeoOverride.parse("10.0.0.0/8 = US/CA/San Francisco/37.77/-122.42");

    assertThat(full)
        .isEqualTo(
            new GeoOverride(
                Network.parse("10.0.0.0/8"), "US", "CA", "San Francisco", "37.77", "-122.42"))
        .hasToString("10.0.0.0/8=US/CA/San Francisco/37.77/-122.42");
    assertThat(GeoOverride.parse("10.0.0.0/8=DE")).hasToString("10.0.0.0/8=DE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.0/8",
        "x=DE",
        "::1=Germany",
        "::1=",
        "::1=DE/BE/Berlin/52.5",
        "::1=DE/BE/Berlin/north/13"
      })
  void otherPlacesAreRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> GeoOverride.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres:", "postgresql:", "jdbc:postgresql:"})
  void databaseUrlsAreTakenApart(String scheme) {
    var url = DatabaseUrl.parse(scheme + "//us%40er:p%3Aa+ss@db.acme.co:6432/way?sslmode=require");

    assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://db.acme.co:6432/way?sslmode=require");
    assertThat(url.user()).contains("us@er");
    assertThat(url.password()).contains(new Password("p:a+ss"));
  }

  @Test
  void databaseUrlsNeedNoUser() {
    var url = DatabaseUrl.parse("postgres://localhost/way");

    assertThat(url.user()).isEmpty();
    assertThat(url.password()).isEmpty();
    assertThat(url).hasToString("postgresql://localhost/way");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://db/x",
        "db/x",
        "postgres://",
        "postgres://db",
        "postgres://db/",
        "postgres:///x",
        "postgres://a b/x",
        "jdbc:mysql://db/x"
      })
  void otherDatabaseUrlsAreRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> DatabaseUrl.parse(text));
  }

  @ParameterizedTest
  @CsvSource({
    "port,http.port",
    "WAYMARK_PORT,http.port",
    "--http-port,http.port",
    "waymark.http.prot,http.port",
    "pool-size,database.pool-size",
    "databse.url,database.url",
    "format,log.format",
    "datadir,data"
  })
  void theNearestKeyIsWhatWasProbablyMeant(String written, String key) {
    assertThat(Keys.waymark().nearest(written).name()).isEqualTo(key);
  }

  @Test
  void aVeryLongNameIsNoTrouble() {
    assertThat(Keys.waymark().nearest("x".repeat(1_000_000))).isNotNull();
  }
}
