package io.waymark.traffic.deeplinks;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AndroidAppTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          []                                                                            | -
          {}                                                                            | -
          null                                                                          | -
          7                                                                             | -
          [7, null, [], "x"]                                                            | -
          not json                                                                      | -
          [{"target":{"namespace":"web","site":"https://x.com"}}]                       | -
          [{"target":{"namespace":"android_app"}}]                                      | -
          [{"target":{"namespace":"android_app","package_name":7}}]                     | -
          [{"target":{"namespace":"android_app","package_name":"app"}}]                 | -
          [{"target":{"namespace":"android_app","package_name":"a.b;S.x=javascript:1"}}] | -
          [{"target":{"namespace":"android_app","package_name":"com.acme.App_1"}}]      | com.acme.App_1
          [{"target":{"namespace":"android_app","package_name":"a.b"}},{"target":{"namespace":"android_app","package_name":"c.d"}}] | a.b
          """)
  @DisplayName("RED-33: the first app that assetlinks.json names, if it can be one")
  void readsThePackage(String assetLinks, @Nullable String name) {
    assertThat(AndroidApp.packageIn(assetLinks)).isEqualTo(name);
  }
}
