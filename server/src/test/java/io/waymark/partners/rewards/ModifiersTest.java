package io.waymark.partners.rewards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.waymark.platform.schema.InvalidInput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of A6, written down a second time. */
class ModifiersTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> EVENTS = List.of("click", "lead", "sale");
  private static final String COMPARED =
      "greater_than greater_than_or_equal less_than less_than_or_equal";
  private static final String TEXT = "equals_to not_equals starts_with ends_with in not_in";
  private static final String ENUM = "equals_to not_equals in not_in";
  private static final String NUMBER = "equals_to not_equals " + COMPARED;
  private static final String METADATA =
      "equals_to not_equals starts_with ends_with contains not_contains " + COMPARED;

  private static final Set<String> OPERATORS =
      new TreeSet<>(List.of((TEXT + " " + METADATA).split(" ", -1)));

  /** Of each attribute: for which events, with which operators, and a value that it can have. */
  private record Row(String events, String operators, String value) {}

  private static final Map<String, Row> TABLE = new HashMap<>();

  static {
    TABLE.put("customer.country", new Row("click lead sale", ENUM, "\"DE\""));
    TABLE.put("customer.source", new Row("lead sale", ENUM, "\"submitted\""));
    TABLE.put("customer.subscriptionDurationMonths", new Row("sale", NUMBER, "3"));
    TABLE.put("customer.subscriptionStartDate", new Row("sale", COMPARED, "1700000000000"));
    TABLE.put("customer.signupDate", new Row("sale", COMPARED, "1700000000000"));
    TABLE.put("partner.country", new Row("lead sale", ENUM, "\"US\""));
    for (var count :
        List.of(
            "totalClicks",
            "totalLeads",
            "totalConversions",
            "totalSaleAmount",
            "totalCommissions")) {
      TABLE.put("partner." + count, new Row("lead sale", NUMBER, "10"));
    }
    TABLE.put("sale.productId", new Row("sale", TEXT, "\"prod_1\""));
    TABLE.put("sale.amount", new Row("sale", NUMBER, "4900"));
    TABLE.put("sale.type", new Row("sale", ENUM, "\"new\""));
    TABLE.put("sale.metadata", new Row("sale", METADATA, "5"));
    TABLE.put("lead.metadata", new Row("lead", METADATA, "\"5\""));
  }

  @Test
  @DisplayName("A6: every event, entity, attribute and operator, as the tables have it")
  void table() {
    var wrong = new TreeSet<String>();
    for (var entity : List.of("customer", "partner", "sale", "lead")) {
      var attributes = new TreeSet<String>(Set.of("nothing"));
      TABLE.keySet().forEach(key -> attributes.add(key.substring(key.indexOf('.') + 1)));
      for (var attribute : attributes) {
        var row = TABLE.get(entity + "." + attribute);
        for (var event : EVENTS) {
          for (var operator : OPERATORS) {
            var expected =
                row != null
                    && List.of(row.events().split(" ", -1)).contains(event)
                    && List.of(row.operators().split(" ", -1)).contains(operator);
            if (accepts(event, condition(entity, attribute, operator, row)) != expected) {
              wrong.add(event + " " + entity + "." + attribute + " " + operator);
            }
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static String condition(
      String entity, String attribute, String operator, @Nullable Row row) {
    var value = row == null ? "1" : row.value();
    return "{\"entity\":\"%s\",\"attribute\":\"%s\",\"operator\":\"%s\",\"value\":%s%s}"
        .formatted(
            entity,
            attribute,
            operator,
            operator.endsWith("in") ? "[" + value + "]" : value,
            attribute.equals("metadata") ? ",\"metadataField\":\" plan \"" : "");
  }

  private static boolean accepts(String event, String condition) {
    try {
      Modifiers.checked(event, group(condition));
      return true;
    } catch (InvalidInput refused) {
      return false;
    }
  }

  private static JsonNode group(String condition) {
    return json(
        "[{\"conditions\":[%s],\"type\":\"flat\",\"amountInCents\":1}]".formatted(condition));
  }

  @ParameterizedTest
  @DisplayName("A6: values are of the type that the attribute and the operator need")
  @CsvSource(
      delimiter = '|',
      value = {
        "sale | customer.country | equals_to | \"DE\" | true",
        "sale | customer.country | equals_to | \"de\" | false",
        "sale | customer.country | equals_to | 49 | false",
        "sale | customer.country | equals_to | [\"DE\"] | false",
        "sale | customer.country | in | [\"DE\",\"AT\"] | true",
        "sale | customer.country | in | \"DE\" | false",
        "sale | customer.country | in | [] | false",
        "sale | customer.country | not_in | [1] | false",
        "lead | customer.source | equals_to | \"trial\" | true",
        "sale | customer.source | equals_to | \"trial\" | false",
        "sale | customer.source | equals_to | \"bought\" | false",
        "sale | sale.type | equals_to | \"recurring\" | true",
        "sale | sale.type | equals_to | \"old\" | false",
        "sale | sale.productId | starts_with | \"prod\" | true",
        "sale | sale.productId | starts_with | \"\" | false",
        "sale | sale.amount | greater_than | 1.5 | true",
        "sale | sale.amount | greater_than | -1 | true",
        "sale | sale.amount | greater_than | \"1\" | false",
        "sale | sale.amount | greater_than | null | false",
        "sale | sale.amount | greater_than | 1e999 | false",
        "sale | customer.signupDate | less_than | \"2026-01-01\" | false",
        "sale | sale.metadata | greater_than | \"12.5\" | true",
        "sale | sale.metadata | greater_than | \"many\" | false",
        "sale | sale.metadata | equals_to | \"many\" | true",
        "sale | sale.metadata | equals_to | 5 | true",
        "sale | sale.metadata | equals_to | true | false",
        "sale | sale.metadata | contains | [\"a\"] | false"
      })
  void values(String event, String subject, String operator, String value, boolean accepted) {
    var dot = subject.indexOf('.');
    var condition =
        "{\"entity\":\"%s\",\"attribute\":\"%s\",\"operator\":\"%s\",\"value\":%s%s}"
            .formatted(
                subject.substring(0, dot),
                subject.substring(dot + 1),
                operator,
                value,
                subject.endsWith("metadata") ? ",\"metadataField\":\"f\"" : "");
    assertThat(accepts(event, condition)).isEqualTo(accepted);
  }

  @Test
  @DisplayName("A6: what a group is to have, and what it cannot have")
  void groups() {
    var condition = condition("sale", "amount", "equals_to", TABLE.get("sale.amount"));
    for (var good :
        List.of(
            "'type':'flat','amountInCents':0",
            "'type':'flat','amountInCents':99999999,'amountInPercentage':null",
            "'type':'percentage','amountInPercentage':99.99",
            "'operator':'OR','id':'x','type':'flat','amountInCents':1,'maxDuration':600")) {
      assertThat(acceptsGroup("'conditions':[%s],%s".formatted(condition, good))).as(good).isTrue();
    }
    for (var bad :
        List.of(
            "'conditions':[%s]",
            "'conditions':[],'type':'flat','amountInCents':1",
            "'conditions':{},'type':'flat','amountInCents':1",
            "'type':'flat','amountInCents':1",
            "'conditions':[%s],'type':'flat'",
            "'conditions':[%s],'type':'share','amountInCents':1",
            "'conditions':[%s],'type':'flat','amountInCents':1,'amountInPercentage':1",
            "'conditions':[%s],'type':'flat','amountInPercentage':1",
            "'conditions':[%s],'type':'flat','amountInCents':100000000",
            "'conditions':[%s],'type':'flat','amountInCents':1.5",
            "'conditions':[%s],'type':'flat','amountInCents':'1'",
            "'conditions':[%s],'type':'percentage','amountInPercentage':100.01",
            "'conditions':[%s],'type':'percentage','amountInPercentage':1.005",
            "'conditions':[%s],'type':'percentage','amountInPercentage':-1",
            "'conditions':[%s],'type':'flat','amountInCents':1,'operator':'XOR'",
            "'conditions':[%s],'type':'flat','amountInCents':1,'id':7",
            "'conditions':[%s],'type':'flat','amountInCents':1,'maxDuration':601",
            "'conditions':[%s],'type':'flat','amountInCents':1,'maxDuration':-1")) {
      assertThat(acceptsGroup(bad.replace("%s", condition))).as(bad).isFalse();
    }
  }

  private static boolean acceptsGroup(String group) {
    try {
      Modifiers.checked("sale", json("[{" + group.replace('\'', '"') + "}]"));
      return true;
    } catch (InvalidInput refused) {
      return false;
    }
  }

  @Test
  @DisplayName("A6: metadata needs the name of a field, nothing else may have one")
  void metadataFields() {
    assertThat(
            accepts(
                "lead",
                "{\"entity\":\"lead\",\"attribute\":\"metadata\",\"operator\":\"equals_to\",\"value\":1}"))
        .isFalse();
    assertThat(
            accepts(
                "lead",
                "{\"entity\":\"lead\",\"attribute\":\"metadata\",\"operator\":\"equals_to\",\"value\":1,\"metadataField\":\" \"}"))
        .isFalse();
    assertThat(
            accepts(
                "sale",
                "{\"entity\":\"sale\",\"attribute\":\"amount\",\"operator\":\"equals_to\",\"value\":1,\"metadataField\":\"f\"}"))
        .isFalse();
  }

  @Test
  @DisplayName("A6: groups are kept without what they cannot have, their operator filled in")
  void kept() {
    var kept =
        Modifiers.checked(
            "lead",
            json(
                """
                [{"id":"1","junk":1,"conditions":[{"entity":"lead","attribute":"metadata",
                  "operator":"equals_to","value":"pro","metadataField":" plan ","label":"Plan",
                  "more":true}],"type":"flat","amountInCents":5,"maxDuration":3}]
                """));
    assertThat(Objects.requireNonNull(kept).toString())
        .isEqualTo(
            "[{\"id\":\"1\",\"operator\":\"AND\",\"conditions\":[{\"entity\":\"lead\","
                + "\"attribute\":\"metadata\",\"operator\":\"equals_to\",\"value\":\"pro\","
                + "\"label\":\"Plan\",\"metadataField\":\"plan\"}],\"type\":\"flat\","
                + "\"amountInCents\":5}]");
    assertThat(Modifiers.checked("sale", json("[]"))).isNull();
    assertThat(Modifiers.checked("sale", json("null"))).isNull();
  }

  @Test
  @DisplayName("A5: clicks and leads are paid by flat amounts, referrals have no conditions at all")
  void events() {
    var country = condition("customer", "country", "equals_to", TABLE.get("customer.country"));
    var share =
        "[{\"conditions\":[%s],\"type\":\"percentage\",\"amountInPercentage\":5}]"
            .formatted(country);
    for (var event : List.of("click", "lead")) {
      assertThatThrownBy(() -> Modifiers.checked(event, json(share)))
          .isInstanceOf(InvalidInput.class);
    }
    assertThatThrownBy(() -> Modifiers.checked("referral", group(country)))
        .isInstanceOf(InvalidInput.class);
  }

  @Test
  @DisplayName("input is bounded: groups, conditions, values, texts")
  void bounds() {
    var country = condition("customer", "country", "equals_to", TABLE.get("customer.country"));
    var one = group(country).get(0).toString();
    assertThat(Modifiers.checked("sale", json("[" + (one + ",").repeat(49) + one + "]")))
        .hasSize(50);
    assertThatThrownBy(
            () -> Modifiers.checked("sale", json("[" + (one + ",").repeat(50) + one + "]")))
        .isInstanceOf(InvalidInput.class);
    assertThat(accepts("sale", (country + ",").repeat(50) + country)).isFalse();
    assertThat(
            accepts(
                "sale",
                condition(
                    "sale",
                    "productId",
                    "equals_to",
                    new Row("", "", "\"%s\"".formatted("x".repeat(501))))))
        .isFalse();
    assertThat(
            accepts(
                "sale",
                condition(
                    "sale", "productId", "in", new Row("", "", "\"x\",".repeat(250) + "\"x\""))))
        .isFalse();
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }
}
