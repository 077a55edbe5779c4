package io.waymark.identity.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PersonTest {
  private static Person person(String claims, String groupsClaim) throws JsonProcessingException {
    return Person.of(new ObjectMapper().readTree(claims), groupsClaim);
  }

  @Test
  @DisplayName("groups are a list, one text, or nothing, by their whole name or inside objects")
  void groups() throws Exception {
    assertThat(person("{\"groups\":[\"a\",7,\"b\",\"a\"]}", "groups").groups())
        .containsExactlyInAnyOrder("a", "b");
    assertThat(person("{\"groups\":\"a b\"}", "groups").groups()).containsExactly("a b");
    assertThat(person("{\"x\":{\"y\":[\"a\"]}}", "x.y").groups()).containsExactly("a");
    assertThat(person("{\"https://a.co/g\":[\"a\"]}", "https://a.co/g").groups())
        .containsExactly("a");
    assertThat(person("{\"groups\":{\"a\":true}}", "groups").groups()).isEmpty();
    assertThat(person("{}", "x.y").groups()).isEmpty();
  }

  @Test
  @DisplayName("an address counts as verified only if the provider says true of one that is one")
  void verified() throws Exception {
    var email = "{\"email\":\"ada@acme.co\"%s}";
    assertThat(person(email.formatted(",\"email_verified\":true"), "g").emailVerified()).isTrue();
    assertThat(person(email.formatted(",\"email_verified\":\"true\""), "g").emailVerified())
        .isTrue();
    for (var no : new String[] {"", ",\"email_verified\":1", ",\"email_verified\":\"yes\""}) {
      assertThat(person(email.formatted(no), "g").emailVerified()).as(no).isFalse();
    }
    for (var none : new String[] {"ada", "@acme.co", "ada@", "a da@acme.co", "a\\u0000@acme.co"}) {
      var person = person("{\"email\":\"%s\",\"email_verified\":true}".formatted(none), "g");
      assertThat(person.email()).as(none).isNull();
      assertThat(person.emailVerified()).as(none).isFalse();
    }
  }

  @Test
  @DisplayName("a name is what the provider calls somebody, else their address")
  void names() throws Exception {
    assertThat(person("{\"name\":\" \",\"preferred_username\":\"ada\"}", "g").name())
        .isEqualTo("ada");
    assertThat(person("{\"email\":\"ada@acme.co\"}", "g").name()).isEqualTo("ada@acme.co");
    assertThat(person("{}", "g").name()).isEqualTo("Somebody");
  }
}
