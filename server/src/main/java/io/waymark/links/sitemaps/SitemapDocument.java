package io.waymark.links.sitemaps;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A sitemap, or an index of sitemaps, as the sitemap protocol 0.9 writes them.
 *
 * @param index whether the addresses are those of further sitemaps
 * @param addresses as they are written
 */
record SitemapDocument(boolean index, List<String> addresses) {
  private static final int LONGEST_ADDRESS = 32_000;

  /** Three are all that a sitemap needs; what is far deeper is no sitemap, and costs memory. */
  private static final int DEEPEST = 32;

  private static final XMLInputFactory XML = factory();

  /** Neither external entities nor any others: a sitemap has no business with them. */
  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setXMLResolver(
        (_, _, _, _) -> {
          throw new XMLStreamException("a sitemap refers to another document");
        });
    return factory;
  }

  /**
   * Reads a document, up to a number of addresses.
   *
   * @throws XMLStreamException if it is no XML, or no sitemap
   */
  static SitemapDocument read(InputStream in, int most) throws XMLStreamException {
    XMLStreamReader reader;
    synchronized (XML) {
      reader = XML.createXMLStreamReader(in);
    }
    try {
      return new Reading(reader, most).run();
    } finally {
      reader.close();
    }
  }

  /** One pass over a document. */
  private static final class Reading {
    private final XMLStreamReader reader;
    private final int most;
    private final List<String> path = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    Reading(XMLStreamReader reader, int most) {
      this.reader = reader;
      this.most = most;
    }

    SitemapDocument run() throws XMLStreamException {
      var index = false;
      while (reader.hasNext() && addresses.size() < most) {
        switch (reader.next()) {
          case XMLStreamConstants.DTD ->
              throw new XMLStreamException("a sitemap declares no document type");
          case XMLStreamConstants.START_ELEMENT -> {
            if (path.isEmpty()) {
              index = root(reader.getLocalName());
            }
            begin(reader.getLocalName());
          }
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> add();
          case XMLStreamConstants.END_ELEMENT -> end();
          default -> {}
        }
      }
      return new SitemapDocument(index, List.copyOf(addresses));
    }

    private static boolean root(String name) throws XMLStreamException {
      return switch (name) {
        case "sitemapindex" -> true;
        case "urlset" -> false;
        default -> throw new XMLStreamException("it begins with <%s>".formatted(name));
      };
    }

    private void begin(String name) throws XMLStreamException {
      if (path.size() == DEEPEST) {
        throw new XMLStreamException("its elements are too deep");
      }
      path.add(name);
      text.setLength(0);
    }

    private void add() {
      if (inLocation() && text.length() < LONGEST_ADDRESS) {
        text.append(reader.getText());
      }
    }

    private void end() {
      if (inLocation() && !text.toString().isBlank()) {
        addresses.add(text.toString().strip());
      }
      path.removeLast();
      text.setLength(0);
    }

    /** Not of pictures and videos, whose elements are one deeper. */
    private boolean inLocation() {
      return path.size() == 3
          && path.get(2).equals("loc")
          && (path.get(1).equals("url") || path.get(1).equals("sitemap"));
    }
  }
}
