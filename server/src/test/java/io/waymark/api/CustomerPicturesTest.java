package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import javax.imageio.ImageIO;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Pictures of customers that are elsewhere at first. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // filled in before each test
class CustomerPicturesTest extends ConversionTest {
  private static final String OURS = "/_waymark/images/img_";

  private Receiver site;

  @BeforeEach
  void site() throws IOException {
    site = new Receiver();
    site.answering(
        exchange -> {
          var picture = png();
          exchange.sendResponseHeaders(200, picture.length);
          exchange.getResponseBody().write(picture);
        });
  }

  @AfterEach
  void close() {
    site.close();
  }

  private static byte[] png() throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), "png", out);
    return out.toByteArray();
  }

  private void leadWithAvatar(String customer, String avatar) {
    var body =
        """
        {"clickId":"%s","eventName":"Sign up","customerExternalId":"%s","customerAvatar":"%s"}"""
            .formatted(click(link(customer)), customer, avatar);
    var reply = lead(body);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.json().at("/customer/avatar").asText()).isEqualTo(avatar);
  }

  private String avatar(String customer) {
    return customer(customer).path("avatar").asText();
  }

  private void awaitOurs(String customer) throws InterruptedException {
    await("the picture is taken in", () -> avatar(customer).contains(OURS));
  }

  private HttpResponse<byte[]> picture(String address) throws Exception {
    var path = URI.create(address).getPath();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(base.resolve(path)).build(), BodyHandlers.ofByteArray());
    }
  }

  @Test
  @DisplayName("E: a picture that is elsewhere is soon one of this server's, small and square")
  void takenIn() throws Exception {
    leadWithAvatar("u1", site.url("/face.png"));
    awaitOurs("u1");
    var answer = picture(avatar("u1"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("image/jpeg");
    var face = ImageIO.read(new ByteArrayInputStream(answer.body()));
    assertThat(face.getWidth()).isEqualTo(256);
    assertThat(face.getHeight()).isEqualTo(256);
    assertThat(site.told()).hasSize(1);
  }

  @Test
  @DisplayName("E: another picture takes the place of the first, and both go with the customer")
  void replaced() throws Exception {
    leadWithAvatar("u1", site.url("/one.png"));
    awaitOurs("u1");
    var first = avatar("u1");
    assertThat(
            api.patch("/api/customers/ext_u1", "{\"avatar\":\"%s\"}".formatted(site.url("/two")))
                .status())
        .isEqualTo(200);
    await("the other", () -> avatar("u1").contains(OURS) && !avatar("u1").equals(first));
    assertThat(picture(first).statusCode()).isEqualTo(404);
    var second = avatar("u1");
    assertThat(api.patch("/api/customers/ext_u1", "{\"name\":\"Ann\"}").status()).isEqualTo(200);
    assertThat(avatar("u1")).as("another change leaves it alone").isEqualTo(second);
    assertThat(api.delete("/api/customers/ext_u1").status()).isEqualTo(200);
    assertThat(picture(second).statusCode()).isEqualTo(404);
  }

  @Test
  @DisplayName("E: what cannot be had, or must not be asked for, stays as it was given")
  void stays() throws Exception {
    site.answering(exchange -> exchange.sendResponseHeaders(500, -1));
    leadWithAvatar("u1", site.url("/none.png"));
    leadWithAvatar("u2", "http://10.0.0.1/face.png");
    await("both were tried", () -> tries("u1") == 1 && tries("u2") == 1);
    assertThat(avatar("u1")).isEqualTo(site.url("/none.png"));
    assertThat(avatar("u2")).isEqualTo("http://10.0.0.1/face.png");
    leadWithAvatar("u3", "data:image/png;base64,AAAA");
    assertThat(tries("u3")).isEqualTo(-1);
  }

  /** How often the customer's picture was asked for; -1 if it is not to be. */
  private int tries(String customer) {
    return Jdbi.create(database)
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select tries from avatars_due d join customers c on c.id = d.customer_id
                        where c.project_id = :workspace and c.external_id = :customer
                        """)
                    .bind("workspace", workspace.id())
                    .bind("customer", customer)
                    .mapTo(Integer.class)
                    .findOne()
                    .orElse(-1));
  }
}
