package io.waymark.links.metatags;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.platform.net.WebUrl;
import io.waymark.platform.outbound.AddressRules;
import io.waymark.platform.outbound.LocalSite;
import io.waymark.platform.outbound.Outbound;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PagesTest {
  private long nanos;

  @Test
  @DisplayName("decision 7: without outbound.allow, pages of this machine are not read")
  void closed() throws IOException {
    try (var site = page();
        var outbound = new Outbound(AddressRules.PUBLIC, "test", System::nanoTime)) {
      var tags = new Pages(outbound, () -> nanos).metatags(url(site));

      assertThat(tags.title()).isEqualTo("Page");
      assertThat(site.seen()).isEmpty();
    }
  }

  @Test
  @DisplayName("MET-1: an answer is used again for five minutes")
  void remembered() throws IOException {
    try (var site = page();
        var outbound =
            new Outbound(AddressRules.allowing(List.of("127.0.0.0/8")), "test", System::nanoTime)) {
      var pages = new Pages(outbound, () -> nanos);
      assertThat(pages.metatags(url(site)).title()).isEqualTo("Secret");
      nanos += Pages.FRESH.minusSeconds(1).toNanos();
      assertThat(pages.metatags(url(site)).title()).isEqualTo("Secret");
      assertThat(site.seen()).hasSize(1);

      nanos += 2_000_000_000L;
      assertThat(pages.metatags(url(site)).title()).isEqualTo("Secret");
      assertThat(site.seen()).hasSize(2);
    }
  }

  private static LocalSite page() throws IOException {
    return new LocalSite("127.0.0.1").text("/page", 200, "<title>Secret</title>");
  }

  private static WebUrl url(LocalSite site) {
    return Objects.requireNonNull(WebUrl.parse(site.url("/page")));
  }
}
