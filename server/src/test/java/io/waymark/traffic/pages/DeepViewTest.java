package io.waymark.traffic.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("RED-33: deepviewData")
class DeepViewTest {

  @Test
  @DisplayName("Everything is read")
  void complete() {
    assertThat(
            DeepView.of(
                """
                {"hidePoweredByBadge": true, "appName": " Fjell ", "variant": "minimal", "new": 1,
                 "buttonStyle": {"backgroundColor": "#0AF", "borderColor": "rgba(0, 0, 0, 0.5)",
                  "borderRadius": "8px"}}
                """))
        .isEqualTo(
            new DeepView(
                true,
                "Fjell",
                DeepView.Variant.MINIMAL,
                new ButtonStyle(new Rgb(0, 170, 255), new Rgb(128, 128, 128), "8px")));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "{}",
        "null",
        "[]",
        "3",
        "\"x\"",
        "{",
        "nonsense",
        "{\"hidePoweredByBadge\":\"yes\",\"appName\":3,\"variant\":\"huge\",\"buttonStyle\":\"red\"}",
        "{\"hidePoweredByBadge\":null,\"appName\":null,\"variant\":null,\"buttonStyle\":null}",
        "{\"appName\":\"  \",\"variant\":[],\"buttonStyle\":[]}",
        "{\"buttonStyle\":{\"backgroundColor\":7,\"borderColor\":{},\"borderRadius\":[]}}"
      })
  @DisplayName("What cannot be understood is as usual")
  void invalid(String json) {
    assertThat(DeepView.of(json)).isEqualTo(DeepView.DEFAULT);
  }

  @Test
  @DisplayName("JSON that is only deep, or a name that is only long, does no harm")
  void large() {
    assertThat(DeepView.of("[".repeat(100_000))).isEqualTo(DeepView.DEFAULT);
    assertThat(DeepView.of("{\"appName\":\"%s\"}".formatted("x".repeat(101))))
        .isEqualTo(DeepView.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "'\"8px\"', 8px",
        "'\"0.5rem\"', 0.5rem",
        "'\"50%\"', 50%",
        "'\"12\"', 12px",
        "12, 12px",
        "1.5, 1.5px",
        "'\"1e3px\"', none",
        "'\"-1px\"', none",
        "'\"8px;color:red\"', none",
        "'\"calc(1px)\"', none",
        "'\"8px 4px\"', none",
        "'\"99999px\"', none",
        "1e300, none"
      })
  @DisplayName("A radius is one length and nothing else")
  void radius(String json, String css) {
    var view = DeepView.of("{\"buttonStyle\":{\"borderRadius\":%s}}".formatted(json));
    assertThat(view.button().radius()).isEqualTo(css);
  }
}
