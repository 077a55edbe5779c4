package io.waymark.partners.enrollments;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.platform.http.ApiProblem;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedDestinationTest {
  private static final List<AllowedDestination> ALLOWED =
      List.of(
          new AllowedDestination("acme.example", "", "domain"),
          new AllowedDestination("localhost:3000", null, "domain"),
          new AllowedDestination("page.example", "/a?b=1", "exact"),
          new AllowedDestination("root.example", null, "exact"));

  @ParameterizedTest
  @DisplayName("B1.4: any page of a site, or the one page; www. and ports make no difference")
  @ValueSource(
      strings = {
        "https://acme.example/",
        "https://www.acme.example/x?y#z",
        "https://ACME.example:8443/",
        "http://localhost:3000/x",
        "https://page.example/a?b=1",
        "https://page.example/a?b=1#c",
        "https://root.example"
      })
  void allowed(String url) {
    assertThatCode(() -> AllowedDestination.check(ALLOWED, url)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @DisplayName("B1.4: other sites, lookalikes, other pages")
  @ValueSource(
      strings = {
        "https://evil.example/acme.example",
        "https://acme.example.evil.com/",
        "https://sub.acme.example/",
        "https://acme.example@evil.com/",
        "http://localhost:3001/",
        "https://page.example/a?b=1&c=2",
        "https://page.example/a",
        "https://root.example/x",
        "javascript:alert(1)//acme.example"
      })
  void refused(String url) {
    assertThatThrownBy(() -> AllowedDestination.check(ALLOWED, url)).isInstanceOf(ApiProblem.class);
  }

  @Test
  @DisplayName("B1.4: without a list no link of their own")
  void none() {
    assertThatThrownBy(() -> AllowedDestination.check(null, "https://acme.example/"))
        .isInstanceOf(ApiProblem.class);
    assertThatThrownBy(() -> AllowedDestination.check(List.of(), "https://acme.example/"))
        .isInstanceOf(ApiProblem.class);
  }
}
