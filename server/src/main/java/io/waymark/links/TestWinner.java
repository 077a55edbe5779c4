package io.waymark.links;

import io.waymark.platform.net.WebUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Which variant of an A/B test has won (RED-35). */
final class TestWinner {
  private TestWinner() {}

  /**
   * The variant with the most leads; of equals, any.
   *
   * @param leads by destination, written as visitors were sent there, without parameters
   * @return null if there are no leads at all
   */
  static @Nullable String of(
      List<Link.TestVariant> variants, Map<String, Long> leads, RandomGenerator random) {
    var best = new ArrayList<String>();
    var most = 0L;
    for (var variant : variants) {
      var count = leads.getOrDefault(base(variant.url()), 0L);
      if (count > most) {
        best.clear();
        most = count;
      }
      if (count > 0 && count == most) {
        best.add(variant.url());
      }
    }
    return best.isEmpty() ? null : best.get(random.nextInt(best.size()));
  }

  /** A destination as events name it: written as browsers do, up to its parameters. */
  private static String base(String destination) {
    var url = WebUrl.parse(destination);
    var href = url == null ? destination : url.withHash("").href();
    var query = href.indexOf('?');
    return query < 0 ? href : href.substring(0, query);
  }
}
