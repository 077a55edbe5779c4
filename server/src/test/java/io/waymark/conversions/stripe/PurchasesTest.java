package io.waymark.conversions.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waymark.conversions.connections.Payload;
import io.waymark.conversions.ledger.SaleReport.Goods;
import io.waymark.conversions.ledger.SaleReport.Product;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What invoices of Stripe are for (D9). */
class PurchasesTest {
  private static Payload json(String text) {
    return Payload.read(text.replace('\'', '"').getBytes(UTF_8));
  }

  private static List<Product> products(String currency, String lines) {
    var invoice = "{'currency':'%s','lines':{'data':[%s]}}".formatted(currency, lines);
    return Purchases.of(json(invoice)).products();
  }

  @Test
  @DisplayName("the product of a line is where the version of the API has it, as id or whole")
  void versions() {
    assertThat(
            products(
                "usd",
                """
                {'amount':1,'pricing':{'price_details':{'price':'price_1','product':'a'}}},
                {'amount':2,'price':{'id':'price_2','product':'b'},'quantity':3},
                {'amount':3,'price':null,'plan':{'product':{'id':'c','name':'C'}},'quantity':null},
                {'amount':4,'description':'of no product'}"""))
        .containsExactly(new Product("a", 1, 1), new Product("b", 2, 3), new Product("c", 3, 1));
  }

  @Test
  @DisplayName("discounts and credits are taken off, and nothing is left of what is given back")
  void credits() {
    assertThat(
            products(
                "usd",
                """
                {'amount':-400,'proration':true,'quantity':2,'price':{'product':'a'}},
                {'amount':3000,'quantity':3,'price':{'product':'a'},
                 'discount_amounts':[{'amount':500,'discount':'di_1'},{'amount':100}]},
                {'amount':-300,'price':{'product':'old'}},
                {'amount':200,'price':{'product':'old'}},
                {'amount':70,'quantity':2,'price':{'product':'b'}},
                {'amount':-20,'quantity':2,'price':{'product':'b'}},
                {'amount':0,'quantity':9,'price':{'product':'free'}}"""))
        .containsExactly(new Product("a", 2000, 1), new Product("b", 50, 1));
  }

  @Test
  @DisplayName("amounts are in the currency's units, and as bounded as what Stripe takes")
  void bounds() {
    assertThat(products("ugx", "{'amount':119000,'price':{'product':'a'}}"))
        .containsExactly(new Product("a", 1190, 1));
    assertThat(
            products(
                "usd",
                """
                {'amount':9223372036854775807,'price':{'product':'a'}},
                {'amount':'5','price':{'product':'a'}},
                {'amount':5,'quantity':9223372036854775807,'price':{'product':'b'}},
                {'amount':5,'quantity':-1,'price':{'product':'c'}}, 7, null"""))
        .containsExactly(new Product("b", 5, 1_000_000), new Product("c", 5, 1));
    var many =
        IntStream.range(0, 300)
            .mapToObj("{'amount':5,'price':{'product':'p%d'}}"::formatted)
            .collect(Collectors.joining(","));
    assertThat(products("usd", many)).hasSize(100);
    assertThat(Purchases.of(json("{'lines':7,'metadata':[]}")).products()).isEmpty();
  }

  @Test
  @DisplayName("the invoice's metadata go before the first line's, those before the subscription's")
  void metadata() {
    var goods =
        Purchases.of(
            json(
                """
                {'metadata':{'a':'invoice'},
                 'parent':{'subscription_details':{'metadata':{'a':'sub','b':'sub','c':'sub'}}},
                 'lines':{'data':[{'amount':1,'metadata':{'a':'line','b':'line'}},
                                  {'amount':1,'metadata':{'a':'second','d':'second'}}]}}"""));

    assertThat(goods.metadata().keySet()).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(note(goods, "a").asText()).isEqualTo("invoice");
    assertThat(note(goods, "b").asText()).isEqualTo("line");
    assertThat(note(goods, "c").asText()).isEqualTo("sub");
  }

  private static JsonNode note(Goods goods, String name) {
    return Objects.requireNonNull(goods.metadata().get(name));
  }
}
