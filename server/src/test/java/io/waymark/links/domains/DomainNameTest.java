package io.waymark.links.domains;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainNameTest {
  @ParameterizedTest
  @DisplayName("DOM-3, defect 23: names are taken in any case and kept in lower case")
  @CsvSource({
    "acme.com,acme.com",
    "GO.Acme.CO,go.acme.co",
    "a-b.c1.io,a-b.c1.io",
    "xn--bcher-kva.de,xn--bcher-kva.de"
  })
  void valid(String text, String name) {
    assertThat(DomainName.parse(text)).isEqualTo(name);
  }

  @ParameterizedTest
  @DisplayName("DOM-3: anything but dotted ASCII labels with a top level of letters is refused")
  @ValueSource(
      strings = {
        "foo",
        "https://acme.com",
        "acme.com/x",
        "acme.com:8080",
        "acme.c",
        "acme.xn--p1ai",
        "acme.c0m",
        "192.0.2.1",
        "a_b.com",
        "a b.com",
        ".acme.com",
        "acme..com",
        "acme.com.",
        "bücher.de",
        "\u212Belvin.com",
        "\u212Aelvin.com",
        "www.acme.com",
        "WWW.acme.com",
        "a@b.com",
        ""
      })
  void invalid(String text) {
    assertThat(DomainName.parse(text)).isNull();
  }

  @ParameterizedTest
  @DisplayName("a label has at most 63 characters")
  @CsvSource({"63,true", "64,false"})
  void labels(int length, boolean valid) {
    assertThat(DomainName.parse("a".repeat(length) + ".com") != null).isEqualTo(valid);
  }

  @ParameterizedTest
  @DisplayName("the registrable domain is the one below the public suffix")
  @CsvSource({
    "go.acme.co.uk,acme.co.uk",
    "acme.co.uk,acme.co.uk",
    "a.b.c.io,c.io",
    "co.uk,co.uk",
    "localhost,localhost"
  })
  void registrable(String name, String zone) {
    assertThat(DomainName.registrable(name)).isEqualTo(zone);
  }
}
