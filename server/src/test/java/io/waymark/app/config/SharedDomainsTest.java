package io.waymark.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedDomainsTest {
  @Test
  void isWrittenAsItIsRead() {
    var text = "git.new=github.com;cal.link=cal.com,calendly.com";

    assertThat(SharedDomains.parse(text)).hasToString(text);
    assertThat(SharedDomains.parse("none")).hasToString("none");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "git.new",
        "git.new=",
        "=github.com",
        "git.new=github.com;",
        "git.new=github.com;git.new=gitlab.com",
        "git.new=GitHub.com",
        "Git.new=github.com",
        "git.new=https://github.com",
        "git.new=*.github.com",
        "git.new=github.com,,x.com",
        "git.new=com"
      })
  void anythingElseIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> SharedDomains.parse(text));
  }
}
