package io.waymark.links.services;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Bitly's API, version 4 (IMP-3): links are listed by group, whatever their domain; those of one
 * domain are picked out. A link can have further addresses, its custom bitlinks.
 */
final class Bitly implements LinkService {
  private static final int MOST_GROUPS = 20;
  private static final int MOST_TAGS = 100;

  private final ServiceCalls calls;

  Bitly(ServiceCalls calls) {
    this.calls = calls;
  }

  @Override
  public ServiceName name() {
    return ServiceName.BITLY;
  }

  @Override
  public Offer offer(String token) throws ServiceTrouble {
    var groups = get("/v4/groups", token).path("groups");
    if (!groups.isArray()) {
      throw calls.unreadable();
    }
    var sources = new ArrayList<Source>();
    var tags = new LinkedHashSet<String>();
    var extras = new Extras();
    var asked = 0;
    for (var group : groups) {
      var guid = Told.text(group, "guid");
      var domains = domains(group);
      if (guid == null || domains.isEmpty()) {
        continue;
      }
      Long links = null;
      if (++asked <= MOST_GROUPS) {
        var path = "/v4/groups/" + Told.encoded(guid);
        var total =
            extras
                .told(() -> get(path + "/bitlinks?size=1&archived=both", token))
                .at("/pagination/total");
        links = total.isIntegralNumber() && total.longValue() >= 0 ? total.longValue() : null;
        tags.addAll(Told.tags(extras.told(() -> get(path + "/tags", token)).path("tags"), "name"));
      }
      for (var domain : domains) {
        sources.add(new Source(guid + "/" + domain, domain, Told.text(group, "name"), links));
      }
    }
    return new Offer(sources, tags.stream().limit(MOST_TAGS).toList());
  }

  private static List<String> domains(JsonNode group) {
    return StreamSupport.stream(group.path("bsds").spliterator(), false)
        .map(domain -> Told.host(domain.textValue()))
        .flatMap(Stream::ofNullable)
        .distinct()
        .toList();
  }

  @Override
  public ServicePage page(String token, Source source, @Nullable String cursor)
      throws ServiceTrouble {
    var guid = source.id().substring(0, Math.max(source.id().indexOf('/'), 0));
    var answer =
        get(
            "/v4/groups/%s/bitlinks?size=100&archived=both%s"
                .formatted(
                    Told.encoded(guid),
                    cursor == null ? "" : "&search_after=" + Told.encoded(cursor)),
            token);
    var bitlinks = answer.path("links");
    if (!bitlinks.isArray()) {
      throw calls.unreadable();
    }
    var links = new ArrayList<ServiceLink>();
    bitlinks.forEach(bitlink -> links.addAll(links(bitlink, source.domain())));
    return new ServicePage(
        links, bitlinks.isEmpty() ? null : Told.cursor(answer.path("pagination"), "search_after"));
  }

  private static List<ServiceLink> links(JsonNode bitlink, String domain) {
    var id = Told.text(bitlink, "id");
    if (id == null) {
      return List.of(link(bitlink, domain, null));
    }
    var keys = new ArrayList<String>();
    Stream.concat(
            Stream.of(id),
            StreamSupport.stream(bitlink.path("custom_bitlinks").spliterator(), false)
                .flatMap(custom -> Stream.ofNullable(custom.textValue())))
        .flatMap(address -> Stream.ofNullable(key(address, domain)))
        .filter(key -> keys.stream().noneMatch(key::equalsIgnoreCase))
        .forEach(keys::add);
    return keys.stream().map(key -> link(bitlink, domain, key)).toList();
  }

  /** The key of an address such as {@code https://acme.link/sale}; null on another domain. */
  private static @Nullable String key(String address, String domain) {
    var bare = address.replaceFirst("^(?i)https?://", "");
    return bare.toLowerCase(Locale.ROOT).startsWith(domain + "/")
        ? bare.substring(domain.length() + 1)
        : null;
  }

  private static ServiceLink link(JsonNode bitlink, String domain, @Nullable String key) {
    return new ServiceLink(
        domain,
        key,
        Told.text(bitlink, "long_url"),
        Told.text(bitlink, "title"),
        Told.tags(bitlink.path("tags"), "name"),
        Told.date(bitlink, "created_at"),
        null,
        bitlink.path("archived").asBoolean(false),
        null,
        null);
  }

  private JsonNode get(String path, String token) throws ServiceTrouble {
    return calls.get(path, "Authorization", "Bearer " + token);
  }

  @Override
  public boolean newestFirst() {
    return false;
  }
}
