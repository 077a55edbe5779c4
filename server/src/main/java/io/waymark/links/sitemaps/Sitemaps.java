package io.waymark.links.sitemaps;

import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.ErrorCode;
import io.waymark.platform.net.WebUrl;
import io.waymark.platform.outbound.Limits;
import io.waymark.platform.outbound.Outbound;
import io.waymark.platform.outbound.OutboundResponse;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * Reads sitemaps of sites, and the sitemaps that indexes name, within bounds: of documents, of
 * their bytes, of pages and of time. Only the addresses of pages on the sites themselves are taken.
 */
public final class Sitemaps {
  private static final int MOST_PAGES = 50_000;
  private static final int MOST_DOCUMENTS = 200;
  private static final int MOST_BYTES = 16 << 20;
  private static final long MOST_UNPACKED = 50L << 20;
  private static final Duration ALL = Duration.ofSeconds(40);
  private static final Duration EACH = Duration.ofSeconds(15);
  private static final int AT_ONCE = 2;
  private static final int LONGEST_REASON = 300;

  private final Outbound outbound;
  private final LongSupplier nanoTime;
  private final Semaphore slots = new Semaphore(AT_ONCE);

  /**
   * @param nanoTime a clock for measuring, such as {@link System#nanoTime}
   */
  public Sitemaps(Outbound outbound, LongSupplier nanoTime) {
    this.outbound = outbound;
    this.nanoTime = nanoTime;
  }

  /**
   * Reads sitemaps. Blocks for up to 40 seconds.
   *
   * @param addresses of sitemaps or indexes; pages have to be on one of their hosts
   * @throws ApiProblem 503 if too many are read at once
   */
  public SitePages read(List<WebUrl> addresses) {
    if (!slots.tryAcquire()) {
      throw new ApiProblem(
          ErrorCode.SERVICE_UNAVAILABLE, "Too many sitemaps are read at once. Try again soon.");
    }
    try {
      return new Reading(addresses).run();
    } finally {
      slots.release();
    }
  }

  /** One site, or some. */
  private final class Reading {
    private final long deadline = nanoTime.getAsLong() + ALL.toNanos();
    private final Deque<WebUrl> waiting;
    private final Set<String> hosts = new HashSet<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<String> pages = new LinkedHashSet<>();
    private final SiteProblems problems = new SiteProblems();
    private int documents;
    private boolean truncated;

    Reading(List<WebUrl> addresses) {
      this.waiting = new ArrayDeque<>(addresses);
      addresses.forEach(
          address -> {
            hosts.add(site(address));
            seen.add(address.href());
          });
    }

    SitePages run() {
      while (!waiting.isEmpty()) {
        var left = Duration.ofNanos(deadline - nanoTime.getAsLong());
        if (documents == MOST_DOCUMENTS || pages.size() == MOST_PAGES || !left.isPositive()) {
          truncated = true;
          break;
        }
        documents++;
        read(waiting.removeFirst(), left.compareTo(EACH) < 0 ? left : EACH);
      }
      return new SitePages(List.copyOf(pages), documents, truncated, problems);
    }

    private void read(WebUrl address, Duration time) {
      switch (outbound.get(address.href(), Limits.of(time, MOST_BYTES))) {
        case OutboundResponse.Fetched answer when answer.ok() && answer.truncated() ->
            problem(address, "it is larger than %d bytes".formatted(MOST_BYTES));
        case OutboundResponse.Fetched answer when answer.ok() -> parse(address, answer.body());
        case OutboundResponse.Fetched answer ->
            problem(address, "it answered with status " + answer.status());
        case OutboundResponse.Refused refused -> problem(address, refused.reason());
        case OutboundResponse.Failed failed -> problem(address, failed.reason());
      }
    }

    private void parse(WebUrl address, byte[] body) {
      try (var in = unpacked(body)) {
        // One more than there is room for tells that there is more.
        var document = SitemapDocument.read(in, MOST_PAGES + 1);
        for (var found : document.addresses()) {
          if (document.index()) {
            addSitemap(found, address);
          } else {
            addPage(found, address);
          }
        }
      } catch (XMLStreamException | IOException e) {
        problem(address, "it is no sitemap in XML: " + reason(e));
      }
    }

    private void addSitemap(String text, WebUrl in) {
      var address = web(text, in);
      if (address == null) {
        problem(text, "it is no address");
      } else if (seen.size() <= MOST_DOCUMENTS && seen.add(address.href())) {
        waiting.add(address);
      } else if (seen.size() > MOST_DOCUMENTS) {
        truncated = true;
      }
    }

    private void addPage(String text, WebUrl in) {
      var page = web(text, in);
      if (page == null) {
        problem(text, "it is no address");
      } else if (!hosts.contains(site(page))) {
        problem(text, "it is on another host than the sitemaps that were asked for");
      } else if (pages.size() < MOST_PAGES) {
        pages.add(page.withHash("").href());
      } else if (!pages.contains(page.withHash("").href())) {
        truncated = true;
      }
    }

    private void problem(WebUrl url, String message) {
      problem(url.href(), message);
    }

    private void problem(String url, String message) {
      problems.add(url, message);
    }
  }

  private static @Nullable WebUrl web(String text, WebUrl base) {
    var url = WebUrl.parse(text, base);
    return url == null || !(url.protocol().equals("https:") || url.protocol().equals("http:"))
        ? null
        : url;
  }

  /** A site is the same with and without {@code www.}. */
  private static String site(WebUrl url) {
    return url.hostname().replaceFirst("^www\\.", "");
  }

  private static String reason(Exception e) {
    var words = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
    return words.substring(0, Math.min(LONGEST_REASON, words.length()));
  }

  /** Files that end in {@code .gz} are packed themselves, whatever their headers say. */
  private static InputStream unpacked(byte[] body) throws IOException {
    var in = new ByteArrayInputStream(body);
    var packed = body.length > 1 && (body[0] & 0xFF) == 0x1F && (body[1] & 0xFF) == 0x8B;
    return new Bounded(packed ? new GZIPInputStream(in) : in);
  }

  /** What a small file may unpack to has an end. */
  private static final class Bounded extends FilterInputStream {
    private long left = MOST_UNPACKED;

    Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      var read = super.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      var read = super.read(bytes, offset, length);
      count(Math.max(0, read));
      return read;
    }

    private void count(int read) throws IOException {
      left -= read;
      if (left < 0) {
        throw new IOException("it unpacks to more than %d bytes".formatted(MOST_UNPACKED));
      }
    }
  }
}
