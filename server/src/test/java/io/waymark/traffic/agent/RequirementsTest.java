package io.waymark.traffic.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequirementsTest {
  @Test
  void aPlainTextRequiresItself() {
    assertThat(Requirements.of("Edg/")).isEqualTo(List.of(Set.of("edg/")));
  }

  @Test
  void alternativesRequireOneOfThem() {
    assertThat(Requirements.of("\\b(?:crmo|crios)/([\\w\\.]+)"))
        .isEqualTo(List.of(Set.of("crmo/", "crios/")));
  }

  @Test
  void partsAroundAnUnknownStretchAreAllRequired() {
    assertThat(Requirements.of("droid.+; (pixel)"))
        .isEqualTo(List.of(Set.of("droid"), Set.of("; pixel")));
  }

  @Test
  void whatMayBeMissingIsNotRequired() {
    assertThat(Requirements.of("ab(cd)?ef")).isEqualTo(List.of(Set.of("abef", "abcdef")));
    assertThat(Requirements.of("ab(?:x+)?ef")).isEqualTo(List.of(Set.of("ab"), Set.of("ef")));
    assertThat(Requirements.of("ab(cd)*ef")).isEqualTo(List.of(Set.of("ab"), Set.of("ef")));
    assertThat(Requirements.of("ab(cd){0,3}ef")).isEqualTo(List.of(Set.of("ab"), Set.of("ef")));
    assertThat(Requirements.of("ab(?!cd)ef")).isEqualTo(List.of(Set.of("abef")));
  }

  @Test
  void whatRepeatsIsRequiredOnce() {
    assertThat(Requirements.of("ab(cd)+?ef"))
        .isEqualTo(List.of(Set.of("ab"), Set.of("cd"), Set.of("ef")));
  }

  @Test
  void smallClassesAreSpelledOut() {
    assertThat(Requirements.of("x[a-c]y")).isEqualTo(List.of(Set.of("xay", "xby", "xcy")));
    assertThat(Requirements.of("xx[^a]yy")).isEqualTo(List.of(Set.of("xx"), Set.of("yy")));
    assertThat(Requirements.of("xx[\\w-]yy")).isEqualTo(List.of(Set.of("xx"), Set.of("yy")));
  }

  @Test
  void anOpenAlternativeRequiresNothing() {
    assertThat(Requirements.of("(?:abc|\\w+)")).isEmpty();
  }

  @Test
  void anUnbalancedExpressionIsRefused() {
    assertThatThrownBy(() -> Requirements.of("a)b")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Requirements.of("(ab")).isInstanceOf(IllegalArgumentException.class);
  }
}
