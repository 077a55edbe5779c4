package io.waymark.partners.commissions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModifiersTest {
  private static final Terms BASE = TermsTest.percent("10");

  private static JsonNode json(String text) throws JsonProcessingException {
    return new ObjectMapper().readTree(text.replace('\'', '"'));
  }

  private static boolean holds(String entity, String attribute, String rest, String context)
      throws JsonProcessingException {
    var modifiers =
        json(
            "[{'type':'percentage','amountInPercentage':99,'conditions':[{'entity':'%s','attribute':'%s',%s}]}]"
                .formatted(entity, attribute, rest));
    return !Modifiers.of(modifiers).of(BASE, json(context)).equals(BASE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'US' | equals_to | 'US' | true",
        "'us' | equals_to | 'US' | false",
        "null | equals_to | 'US' | false",
        "null | not_equals | 'US' | true",
        "- | equals_to | 'US' | false",
        "- | not_equals | 'US' | false",
        "- | not_in | ['US'] | false",
        "5 | equals_to | 5 | true",
        "5 | equals_to | 5.0 | true",
        "5 | equals_to | '5' | false",
        "5 | not_equals | '5' | true",
        "'abc' | starts_with | 'ab' | true",
        "'abc' | starts_with | 'AB' | false",
        "'abc' | starts_with | '' | false",
        "'abc' | ends_with | 'bc' | true",
        "'abc' | contains | ' b ' | true",
        "'abc' | not_contains | 'b' | false",
        "'abc' | not_contains | 'x' | true",
        "'abc' | not_contains | ' ' | false",
        "null | not_contains | 'x' | false",
        "5 | starts_with | '5' | false",
        "'US' | in | ['DE','US'] | true",
        "'US' | in | 'US' | false",
        "'US' | not_in | ['DE'] | true",
        "'US' | not_in | [] | false",
        "null | not_in | ['DE'] | true",
        "null | in | ['DE'] | false",
        "5 | greater_than | 4.5 | true",
        "'5' | greater_than | '4' | true",
        "'10' | greater_than | '9' | true",
        "5 | greater_than | 5 | false",
        "5 | greater_than_or_equal | 5 | true",
        "-1 | less_than | 0 | true",
        "0 | less_than_or_equal | 0 | true",
        "'x' | less_than | 5 | false",
        "null | less_than | 5 | false",
        "'' | less_than | 5 | false",
        "5 | less_than | 'x' | false",
        "'1e999999999' | greater_than | 5 | false"
      })
  void operators(String is, String operator, String wanted, boolean holds) throws Exception {
    var context = is.equals("-") ? "{'customer':{}}" : "{'customer':{'country':%s}}".formatted(is);
    var rest = "'operator':'%s','value':%s".formatted(operator, wanted);

    assertThat(holds("customer", "country", rest, context)).isEqualTo(holds);
    assertThat(holds("customer", "country", rest, "{}")).as("nobody").isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'gold' | equals_to | 'gold' | true",
        "5 | equals_to | '5' | true",
        "'5' | equals_to | 5 | true",
        "'5.0' | equals_to | 5 | true",
        "'five' | equals_to | 5 | false",
        "'five' | not_equals | 5 | true",
        "5.0 | equals_to | '5' | true",
        "true | equals_to | 'true' | true",
        "- | not_equals | 'x' | false",
        "null | not_equals | 'x' | false",
        "null | not_contains | 'x' | false",
        "120 | starts_with | '12' | true",
        "true | contains | 'ru' | true",
        "'7' | greater_than | 5 | true",
        "'' | greater_than | -1 | false",
        "true | greater_than | 0 | false",
        "[7] | greater_than | 0 | false",
        "7 | less_than_or_equal | '7' | true",
        "'a' | not_contains | 'b' | true"
      })
  void metadata(String is, String operator, String wanted, boolean holds) throws Exception {
    var rest = "'metadataField':' plan ','operator':'%s','value':%s".formatted(operator, wanted);
    var context =
        is.equals("-")
            ? "{'sale':{'metadata':{'other':1}}}"
            : "{'sale':{'metadata':{'plan':%s}}}".formatted(is);

    assertThat(holds("sale", "metadata", rest, context)).isEqualTo(holds);
    assertThat(holds("sale", "metadata", rest, "{'sale':{}}")).as("without any").isFalse();
  }

  private static Terms won(String modifiers, String context) throws JsonProcessingException {
    return Modifiers.of(json(modifiers)).of(BASE, json(context));
  }

  private static final String US =
      "{'entity':'customer','attribute':'country','operator':'equals_to','value':'US'}";
  private static final String NEW =
      "{'entity':'sale','attribute':'type','operator':'equals_to','value':'new'}";

  @Test
  void allOrOneOfTheConditionsHaveToHold() throws Exception {
    var both =
        "[{'operator':'%s','type':'percentage','amountInPercentage':20,'conditions':["
            + US
            + ","
            + NEW
            + "]}]";
    var us = "{'customer':{'country':'US'},'sale':{'type':'recurring'}}";
    assertThat(won(both.formatted("AND"), us)).isEqualTo(BASE);
    assertThat(won(both.formatted("OR"), us)).isEqualTo(TermsTest.percent("20"));
    assertThat(won(both.formatted("OR"), "{}")).isEqualTo(BASE);
  }

  @Test
  void theHighestBareNumberWinsAndTheFirstOfEqualOnes() throws Exception {
    var us = "{'customer':{'country':'US'}}";
    var two =
        "[{'type':'percentage','amountInPercentage':50,'conditions':["
            + US
            + "]},{'type':'flat','amountInCents':%d,'conditions':["
            + US
            + "]}]";
    assertThat(won(two.formatted(51), us)).isEqualTo(new Terms(51L, null, null));
    assertThat(won(two.formatted(50), us)).isEqualTo(TermsTest.percent("50"));
    assertThat(won(two.formatted(49), us)).isEqualTo(TermsTest.percent("50"));
  }

  @Test
  void theDurationIsOverriddenOnlyIfItIsNamed() throws Exception {
    var base = new Terms(5L, null, 12);
    var us = json("{'customer':{'country':'US'}}");
    var group = "[{'type':'flat','amountInCents':9%s,'conditions':[" + US + "]}]";
    assertThat(Modifiers.of(json(group.formatted(""))).of(base, us))
        .isEqualTo(new Terms(9L, null, 12));
    assertThat(Modifiers.of(json(group.formatted(",'maxDuration':null"))).of(base, us))
        .isEqualTo(new Terms(9L, null, null));
    assertThat(Modifiers.of(json(group.formatted(",'maxDuration':0"))).of(base, us))
        .isEqualTo(new Terms(9L, null, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{}",
        "[{}]",
        "[{'type':'flat','amountInCents':9,'conditions':[]}]",
        "[{'type':'other','amountInCents':9,'conditions':[{'entity':'sale','attribute':'type','operator':'equals_to','value':'new'}]}]",
        "[{'operator':'XOR','type':'flat','amountInCents':9,'conditions':[{'entity':'sale','attribute':'type','operator':'equals_to','value':'new'}]}]",
        "[{'type':'flat','amountInCents':9,'conditions':[{'entity':'sale','attribute':'type','operator':'equals_to','value':'new'}]},{'type':'flat','amountInCents':9,'conditions':[{'entity':'moon','attribute':'type','operator':'equals_to','value':'new'}]}]",
        "[{'type':'flat','amountInCents':9,'conditions':[{'entity':'sale','attribute':'metadata','operator':'equals_to','value':'new'}]}]"
      })
  void whatDoesNotMakeSenseIsNoCondition(String modifiers) throws Exception {
    assertThat(won(modifiers, "{'sale':{'type':'new','metadata':{'':'new'}}}")).isEqualTo(BASE);
  }
}
