package io.waymark.conversions.money;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The reference rates of one day, as the European Central Bank publishes them in {@code
 * eurofxref-daily.xml}.
 *
 * @param perEuro how much of each currency is one euro
 */
public record EuroRates(LocalDate published, Map<String, BigDecimal> perEuro) {
  private static final int MOST_DIGITS = 30;

  public EuroRates {
    perEuro = Map.copyOf(perEuro);
  }

  /**
   * Reads a document. Currencies that are none are passed over.
   *
   * @throws IllegalArgumentException if it is no such document, or has no rate of the dollar
   */
  public static EuroRates read(byte[] xml) {
    var factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      return read(factory.createXMLStreamReader(new ByteArrayInputStream(xml)));
    } catch (XMLStreamException | DateTimeException | NumberFormatException e) {
      throw new IllegalArgumentException("it is no document of the ECB's reference rates", e);
    }
  }

  private static EuroRates read(XMLStreamReader document) throws XMLStreamException {
    LocalDate published = null;
    var rates = new HashMap<String, BigDecimal>();
    while (document.hasNext()) {
      if (document.next() != XMLStreamConstants.START_ELEMENT
          || !document.getLocalName().equals("Cube")) {
        continue;
      }
      var time = attribute(document, "time");
      if (time != null) {
        if (published != null) {
          throw new IllegalArgumentException("it has rates of more than one day");
        }
        published = LocalDate.parse(time);
      }
      var currency = attribute(document, "currency");
      var rate = attribute(document, "rate");
      if (currency != null && rate != null && MinorUnits.known(currency)) {
        rates.put(currency, rate(rate));
      }
    }
    if (published == null || !rates.containsKey("USD")) {
      throw new IllegalArgumentException("it has no date, or no rate of the dollar");
    }
    return new EuroRates(published, rates);
  }

  private static @Nullable String attribute(XMLStreamReader element, String name) {
    return element.getAttributeValue(null, name);
  }

  private static BigDecimal rate(String text) {
    var rate = text.length() > MOST_DIGITS ? BigDecimal.ZERO : new BigDecimal(text);
    if (rate.signum() <= 0 || Math.abs(rate.scale()) > MOST_DIGITS) {
      throw new IllegalArgumentException("a rate is not above zero, or has too many digits");
    }
    return rate;
  }
}
