package io.waymark.links.domains;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.platform.http.ApiProblem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DomainJsonTest {
  @Test
  @DisplayName("DOM-3: null, the empty text and JSON's null are null; white space goes")
  void compact() {
    assertThat(DomainJson.compact("X", null)).isNull();
    assertThat(DomainJson.compact("X", "")).isNull();
    assertThat(DomainJson.compact("X", " null ")).isNull();
    assertThat(DomainJson.compact("X", "{ \"a\" : [1, 2.5, \"é\"] }\n"))
        .isEqualTo("{\"a\":[1,2.5,\"é\"]}");
    assertThat(DomainJson.compact("X", "[]")).isEqualTo("[]");
  }

  @ParameterizedTest
  @DisplayName("DOM-3: what is not JSON, or cannot be stored, is refused with the reference's text")
  @ValueSource(
      strings = {
        "{",
        "x",
        "{} {}",
        " ",
        "{'a':1}",
        "[1e999]",
        "[\"\\u0000\"]",
        "{\"\\u0000\":1}",
        "[\"\\ud800\"]",
        "NaN"
      })
  void invalid(String json) {
    assertThatThrownBy(() -> DomainJson.compact("Asset Links", json))
        .isInstanceOfSatisfying(
            ApiProblem.class,
            problem -> {
              assertThat(problem.text()).isEqualTo("Invalid Asset Links");
              assertThat(problem.code().status()).isEqualTo(422);
            });
  }

  @Test
  @DisplayName("nesting without end and megabytes are refused")
  void bounds() {
    assertThatThrownBy(() -> DomainJson.compact("X", "[".repeat(5_000)))
        .isInstanceOf(ApiProblem.class);
    assertThatThrownBy(() -> DomainJson.compact("X", "\"" + "a".repeat(200_000) + "\""))
        .isInstanceOf(ApiProblem.class);
  }
}
