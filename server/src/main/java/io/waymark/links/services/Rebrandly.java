package io.waymark.links.services;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rebrandly's API, version 1 (IMP-4): lists of 25, each asked for by the last id of the one before.
 */
final class Rebrandly implements LinkService {
  private static final int SIZE = 25;
  private static final int MOST_PAGES = 40;
  private static final int MOST_TAG_PAGES = 4;
  private static final int MOST_COUNTS = 20;

  private final ServiceCalls calls;

  Rebrandly(ServiceCalls calls) {
    this.calls = calls;
  }

  @Override
  public ServiceName name() {
    return ServiceName.REBRANDLY;
  }

  @Override
  public Offer offer(String token) throws ServiceTrouble {
    var extras = new Extras();
    var sources = new ArrayList<Source>();
    for (var domain : all("/v1/domains", token, MOST_PAGES)) {
      var id = Told.text(domain, "id");
      var host = Told.host(Told.text(domain, "fullName"));
      if (id != null && host != null && !"service".equals(Told.text(domain, "type"))) {
        var links = sources.size() < MOST_COUNTS ? count(extras, id, token) : null;
        sources.add(new Source(id, host, null, links));
      }
    }
    var tags = new ArrayList<String>();
    for (var tag : extras.told(() -> array(all("/v1/tags", token, MOST_TAG_PAGES)))) {
      var name = Told.text(tag, "name");
      if (name != null) {
        tags.add(name);
      }
    }
    return new Offer(sources, tags);
  }

  private @Nullable Long count(Extras extras, String domainId, String token) {
    var path = "/v1/links/count?domain.id=" + Told.encoded(domainId);
    var count = extras.told(() -> get(path, token)).path("count");
    return count.isIntegralNumber() && count.longValue() >= 0 ? count.longValue() : null;
  }

  private static JsonNode array(List<JsonNode> all) {
    return JsonNodeFactory.instance.arrayNode(all.size()).addAll(all);
  }

  private List<JsonNode> all(String path, String token, int mostPages) throws ServiceTrouble {
    var all = new ArrayList<JsonNode>();
    String last = null;
    for (var page = 0; page < mostPages; page++) {
      var list = list(path + "?limit=" + SIZE + after(last), token);
      list.forEach(all::add);
      var next = next(list);
      if (next == null || next.equals(last)) {
        return all;
      }
      last = next;
    }
    return all;
  }

  @Override
  public ServicePage page(String token, Source source, @Nullable String cursor)
      throws ServiceTrouble {
    var list =
        list(
            "/v1/links?orderBy=createdAt&orderDir=desc&limit=%d&domain.id=%s%s"
                .formatted(SIZE, Told.encoded(source.id()), after(cursor)),
            token);
    var links = new ArrayList<ServiceLink>();
    list.forEach(link -> links.add(link(link, source.domain())));
    return new ServicePage(links, next(list));
  }

  private JsonNode list(String path, String token) throws ServiceTrouble {
    var list = get(path, token);
    if (!list.isArray()) {
      throw calls.unreadable();
    }
    return list;
  }

  private static String after(@Nullable String last) {
    return last == null ? "" : "&last=" + Told.encoded(last);
  }

  /** A list that is not full is the last one. */
  private static @Nullable String next(JsonNode list) {
    return list.size() < SIZE ? null : Told.cursor(list.get(list.size() - 1), "id");
  }

  private static ServiceLink link(JsonNode link, String domain) {
    return new ServiceLink(
        domain,
        Told.text(link, "slashtag"),
        Told.text(link, "destination"),
        Told.text(link, "title"),
        Told.tags(link.path("tags"), "name"),
        Told.date(link, "createdAt"),
        Told.date(link, "updatedAt"),
        false,
        null,
        null);
  }

  private JsonNode get(String path, String token) throws ServiceTrouble {
    return calls.get(path, "apikey", token);
  }

  @Override
  public boolean newestFirst() {
    return true;
  }
}
