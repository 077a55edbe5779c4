package io.waymark.links.services;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Short.io's API (IMP-5): the links of one domain, with a token for the page that follows. */
final class ShortIo implements LinkService {
  private static final int SIZE = 50;
  private static final int MOST_DOMAINS = 1_000;
  private static final int MOST_COUNTS = 20;

  private final ServiceCalls calls;

  ShortIo(ServiceCalls calls) {
    this.calls = calls;
  }

  @Override
  public ServiceName name() {
    return ServiceName.SHORT;
  }

  @Override
  public Offer offer(String token) throws ServiceTrouble {
    var domains = get("/api/domains", token);
    if (!domains.isArray()) {
      throw calls.unreadable();
    }
    var extras = new Extras();
    var sources = new ArrayList<Source>();
    for (var domain : domains) {
      var id = Told.text(domain, "id");
      var host = Told.host(Told.text(domain, "hostname"));
      if (id != null && host != null && sources.size() < MOST_DOMAINS) {
        var links = sources.size() < MOST_COUNTS ? count(extras, id, token) : null;
        sources.add(new Source(id, host, null, links));
      }
    }
    return new Offer(sources, List.of());
  }

  /** What is counted may be the page alone, of which a whole one says nothing. */
  private @Nullable Long count(Extras extras, String domainId, String token) {
    var path = "/api/links?domain_id=" + Told.encoded(domainId) + "&limit=1";
    var answer = extras.told(() -> get(path, token));
    var count = answer.path("count");
    var whole = Told.cursor(answer, "nextPageToken") == null;
    return count.isIntegralNumber() && (whole || count.longValue() > 1) ? count.longValue() : null;
  }

  @Override
  public ServicePage page(String token, Source source, @Nullable String cursor)
      throws ServiceTrouble {
    var answer =
        get(
            "/api/links?domain_id=%s&limit=%d%s"
                .formatted(
                    Told.encoded(source.id()),
                    SIZE,
                    cursor == null ? "" : "&pageToken=" + Told.encoded(cursor)),
            token);
    var list = answer.path("links");
    if (!list.isArray()) {
      throw calls.unreadable();
    }
    var links = new ArrayList<ServiceLink>();
    for (var link : list) {
      // The domain's own link has an empty path.
      if (!(link.path("path").isTextual() && link.path("path").textValue().isEmpty())) {
        links.add(link(link, source.domain()));
      }
    }
    return new ServicePage(links, list.isEmpty() ? null : Told.cursor(answer, "nextPageToken"));
  }

  private static ServiceLink link(JsonNode link, String domain) {
    return new ServiceLink(
        domain,
        Told.text(link, "path"),
        Told.text(link, "originalURL"),
        Told.text(link, "title"),
        Told.tags(link.path("tags"), "name"),
        Told.date(link, "createdAt"),
        Told.date(link, "updatedAt"),
        link.path("archived").asBoolean(false),
        Told.text(link, "iphoneURL"),
        Told.text(link, "androidURL"));
  }

  private JsonNode get(String path, String token) throws ServiceTrouble {
    return calls.get(path, "authorization", token);
  }

  @Override
  public boolean newestFirst() {
    return false;
  }
}
