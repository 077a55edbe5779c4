package io.waymark.conversions.money;

import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The rates that amounts are converted at, in PostgreSQL; the last that were loaded. */
public final class Rates {
  private static final String DOLLAR = "USD";

  private final Jdbi jdbi;

  public Rates(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * What an amount is in US dollars; empty if the rate is not known, of the currency or of the
   * dollar.
   *
   * @param amount in the currency's minor units
   * @param currency a known one, in any case
   */
  public Optional<Dollars> convert(Handle handle, long amount, String currency) {
    var code = currency.toUpperCase(Locale.ROOT);
    if (code.equals(DOLLAR)) {
      return Optional.of(Dollars.asReported(amount));
    }
    return handle
        .createQuery(
            """
            select coalesce(c.per_euro, 1) as per_euro, d.per_euro as dollars, d.source,
                   least(c.published, d.published) as published
            from currency_rates d left join currency_rates c on c.currency = :currency
            where d.currency = 'USD' and (c.currency is not null or :currency = 'EUR')
            """)
        .bind("currency", code)
        .map(
            (row, _) ->
                Dollars.converted(
                    amount,
                    MinorUnits.of(code),
                    row.getBigDecimal("dollars")
                        .divide(row.getBigDecimal("per_euro"), MathContext.DECIMAL128),
                    row.getObject("published", LocalDate.class),
                    row.getString("source")))
        .findOne();
  }

  /**
   * Takes over published rates; older ones than those that are known change nothing.
   *
   * @param source where they are from, for whoever checks a conversion
   */
  public void store(EuroRates rates, String source, Instant now) {
    var currencies = List.copyOf(rates.perEuro().keySet());
    var values = currencies.stream().map(code -> number(rates, code)).toList();
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into currency_rates (currency, per_euro, published, source, loaded_at)
                    select n.currency, n.per_euro, :published, :source, :now
                    from unnest(:currencies, :values::numeric[]) as n (currency, per_euro)
                    order by n.currency
                    on conflict (currency) do update set per_euro = excluded.per_euro,
                      published = excluded.published, source = excluded.source,
                      loaded_at = excluded.loaded_at
                    where currency_rates.published <= excluded.published
                    """)
                .bindArray("currencies", String.class, currencies)
                .bindArray("values", String.class, values)
                .bind("published", rates.published())
                .bind("source", source)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .execute());
  }

  private static String number(EuroRates rates, String currency) {
    return Objects.requireNonNull(rates.perEuro().get(currency)).toPlainString();
  }
}
