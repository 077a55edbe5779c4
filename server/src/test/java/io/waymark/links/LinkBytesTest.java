package io.waymark.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.links.CachedLink.Extras;
import io.waymark.links.LinkCache.Address;
import io.waymark.platform.net.WebUrl;
import io.waymark.platform.text.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkBytesTest {
  private static final Address ADDRESS = new Address("d.co", "key");

  private final LinkBytes packing = new LinkBytes();

  @Test
  void knowsThatThereIsNothing() {
    assertThat(packing.read(ADDRESS, packing.of(ADDRESS, null)).value()).isNull();
  }

  @Test
  void anOrdinaryLinkIsSmall() {
    var link =
        new CachedLink(
            "link_1KBF5C6J9TZVQ0Q4H0V8W2M3X",
            "go.acme.com",
            "spring",
            "ws_1KBF5C6J9TZVQ0Q4H0V8W2M3XY",
            "https://www.example.com/products/123?ref=spring",
            WebUrl.parse("https://www.example.com/products/123?ref=spring"),
            false,
            false,
            true,
            false,
            false,
            null);
    assertThat(packing.of(new Address("go.acme.com", "spring"), link)).hasSizeLessThan(65);
  }

  @Test
  void tellsTheKeysOfADomain() {
    var on = LinkBytes.isOn("d.co");
    assertThat(on.test(LinkBytes.key(new Address("d.co", "k")))).isTrue();
    assertThat(on.test(LinkBytes.key(new Address("d.co", "_root")))).isTrue();
    assertThat(on.test(LinkBytes.key(new Address("d.com", "k")))).isFalse();
    assertThat(on.test(LinkBytes.key(new Address("a", "d.co/k")))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void readsWhatItWrote(long seed) {
    var random = new Random(seed);
    for (var round = 0; round < 500; round++) {
      var link = link(random);
      var address = new Address(link.domain(), link.key().toLowerCase(Locale.ROOT));
      assertThat(packing.read(address, packing.of(address, link)).value())
          .as("seed %d, round %d", seed, round)
          .isEqualTo(link);
    }
  }

  private static CachedLink link(Random random) {
    var scheme = random.nextInt(4) == 0 ? "http://" : "https://";
    var url = random.nextInt(8) == 0 ? "" : scheme + "a.example/" + text(random);
    return new CachedLink(
        id(random),
        text(random),
        text(random),
        random.nextBoolean() ? "" : text(random),
        url,
        url.isEmpty() ? null : WebUrl.parse(url),
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextBoolean() ? null : extras(random));
  }

  private static String id(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> text(random);
      case 1 -> "link_" + text(random);
      case 2 -> "link_1KBF5C6J9TZVQ0Q4H0V8W2M3" + "xUé-".charAt(random.nextInt(4));
      default -> new Ids(InstantSource.system(), random).next("link_");
    };
  }

  private static Extras extras(Random random) {
    return new Extras(
        instant(random),
        orNull(random),
        orNull(random),
        orNull(random),
        orNull(random),
        IntStream.range(0, random.nextInt(4))
            .boxed()
            .collect(Collectors.toMap(at -> "C" + at, _ -> text(random))),
        random.nextBoolean()
            ? null
            : new Link.Preview(
                random.nextBoolean(),
                orNull(random),
                orNull(random),
                orNull(random),
                orNull(random)),
        List.copyOf(
            IntStream.range(0, random.nextInt(4))
                .mapToObj(_ -> new Link.TestVariant(text(random), random.nextDouble() * 100))
                .toList()),
        instant(random));
  }

  private static @Nullable Instant instant(Random random) {
    return random.nextBoolean()
        ? null
        : Instant.ofEpochSecond(
            random.nextLong(-1L << 35, 1L << 35), random.nextInt(1_000_000_000));
  }

  private static @Nullable String orNull(Random random) {
    return random.nextBoolean() ? null : text(random);
  }

  private static String text(Random random) {
    return IntStream.range(0, random.nextInt(300))
        .mapToObj(_ -> Character.toString("aZ9-ü€𝄞".codePointAt(random.nextInt(6))))
        .collect(Collectors.joining());
  }
}
