package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.waymark.identity.Role;
import io.waymark.platform.mail.LocalMail;
import java.io.IOException;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who is told that customers cannot use a discount at Stripe any more (D9). */
@QuarkusTest
@QuarkusTestResource(value = MailedServer.class, restrictToAnnotatedClass = true)
@SuppressWarnings("NullAway.Init") // filled in before each test
class WithdrawnCouponsTest extends StripeTest {
  private LocalMail mail;
  private Receiver receiver;
  private ProgramFixture program;

  @BeforeEach
  void program() throws IOException {
    mail = new LocalMail(MailedServer.port());
    receiver = new Receiver();
    api.post(
        "/api/webhooks",
        "{\"name\":\"w\",\"url\":\"%s\",\"triggers\":[\"discount_code.deleted\"]}"
            .formatted(receiver.url("/")));
    connect();
    program = new ProgramFixture(Jdbi.create(database), workspace.id());
    var partner = program.partner("Ann");
    program.code("ANN10OFF", link("p"), partner, "coupon_1");
    program.code("ANN20OFF", link("q"), partner, "coupon_1");
  }

  @AfterEach
  void close() {
    receiver.close();
    mail.close();
  }

  /** Mails about discounts: of webhooks that are made there are others. */
  private List<LocalMail.Received> gone() {
    return mail.received().stream()
        .filter(came -> came.subject().equals("A discount of Test is gone"))
        .toList();
  }

  private void told(String type, String object) {
    var reply =
        tell(
            """
            {"id":"evt_%s","object":"event","type":"%s","created":%d,"livemode":true,
             "data":{"object":%s}}"""
                .formatted(type, type, now(), object));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
  }

  @Test
  @DisplayName("D9: of a coupon that is gone, webhooks hear code by code, and every owner by mail")
  void coupon() throws Exception {
    var second = workspaces.member(workspace, Role.OWNER);
    workspaces.member(workspace, Role.MEMBER);
    told("coupon.deleted", "{\"id\":\"coupon_1\",\"object\":\"coupon\"}");

    await("the mails", () -> gone().size() >= 2);
    await("the news", () -> receiver.told().size() >= 2);
    assertThat(gone())
        .extracting(LocalMail.Received::to)
        .containsExactlyInAnyOrder(workspace.email(), second + "@example.com");
    assertThat(gone())
        .allSatisfy(came -> assertThat(came.text()).contains("coupon_1").contains("10 %"));
    assertThat(receiver.told())
        .extracting(one -> one.json().at("/data/code").asText())
        .containsExactlyInAnyOrder("ANN10OFF", "ANN20OFF");
    assertThat(receiver.told())
        .allSatisfy(
            one -> assertThat(one.json().at("/data/discount/amount").asInt()).isEqualTo(10));
  }

  @Test
  @DisplayName("D9: of a promotion code that is switched off, webhooks hear, and nobody by mail")
  void code() throws Exception {
    told(
        "promotion_code.updated",
        "{\"id\":\"promo_1\",\"object\":\"promotion_code\",\"code\":\"ann10off\",\"active\":false}");

    await("the news", () -> !receiver.told().isEmpty());
    assertThat(receiver.told().getFirst().json().at("/data/code").asText()).isEqualTo("ANN10OFF");
    assertThat(gone()).isEmpty();
  }
}
