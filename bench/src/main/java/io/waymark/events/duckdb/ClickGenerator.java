package io.waymark.events.duckdb;

import static io.waymark.events.duckdb.Sql.sql;

import java.sql.SQLException;

/**
 * Writes clicks as the pipeline would have, in the order of their arrival, but by DuckDB alone,
 * which takes minutes for a hundred million. Every draw is a hash of the visit's number or of its
 * visitor's.
 */
final class ClickGenerator {
  private static final long CHUNK = 2_000_000;

  /** Nights have a quarter of the clicks of days: the inverse of the sum over a day. */
  private static final String INSERT =
      """
      INSERT INTO clicks
      WITH scene AS MATERIALIZED (
        SELECT ?::BIGINT AS clicks, ?::BIGINT AS links, ?::BIGINT AS of_first, ?::DOUBLE AS days, ?::BIGINT AS began,
          ?::BIGINT AS seed),
      visits AS (
        SELECT n, clicks, links, of_first, began, seed,
          hash(n, seed) AS h, hash(n, seed + 1) AS h2, (n - 0.5 + (hash(n, seed + 2) % 1000)::DOUBLE / 2000) / clicks * days AS passed,
          hash(hash(n, seed + 3) % greatest(1, clicks * 6 // 10)::UBIGINT, seed) AS visitor
        FROM range(?::BIGINT, ?::BIGINT) r(n), scene),
      drawn AS (
        SELECT n,
          make_timestamp((began + (floor(passed) + passed - floor(passed)
            + 0.6 * (sin(2 * pi() * (passed - floor(passed)) + 0.5) - sin(0.5)) / (2 * pi())) * 86400000000)::BIGINT) AS timestamp,
          left(replace(replace(to_base64(unhex(md5((n + seed)::VARCHAR))), '+', 'p'), '/', 's'), 16) AS click_id,
          CASE WHEN h % 10 = 0 THEN least(links, of_first + floor((links - of_first) ** ((h >> 11)::DOUBLE / 9007199254740992)))
            ELSE least(of_first, floor(of_first ** ((h >> 11)::DOUBLE / 9007199254740992))) END::BIGINT AS link,
          h2 % 100 AS fate, h2 // 100 % 100 AS way, h2 // 10000 % 1000 AS page, visitor, h2,
          CASE WHEN h2 % 100 < 8 THEN -1 - (h2 // 10000 % 20)::BIGINT
            ELSE floor(288 ** ((visitor // 7 % 100000)::DOUBLE / 100000) - 1)::BIGINT END AS agent,
          (visitor % 4096)::BIGINT AS slot, ((visitor // 4096) % 100000)::DOUBLE / 100000 AS city,
          CASE WHEN h2 // 1000000 % 10 < 6 THEN 0
            ELSE floor(2000 ** ((h2 // 10000000 % 100000)::DOUBLE / 100000))::BIGINT END AS referrer
        FROM visits),
      placed AS (
        SELECT drawn.*, (first_city + floor(cities ** city) - 1)::BIGINT AS city_id,
          (11 + visitor % 200) || '.' || (visitor // 200 % 256) || '.' || (visitor // 51200 % 256) || '.' || (visitor // 13107200 % 256)
            AS address
        FROM drawn JOIN country_slots USING (slot))
      SELECT n, timestamp, click_id, workspace_id, link_id, domain, key,
        CASE WHEN tracked THEN url || CASE WHEN tagged THEN '&' ELSE '?' END || 'dub_id=' || click_id ELSE url END,
        CASE WHEN continent = 'EU' AND country NOT IN ('NO', 'IS', 'CH', 'UA', 'RU', 'RS') THEN '' ELSE address END,
        sha256(address || '-' || ua),
        continent, country, region, city_name, latitude, longitude, device, device_vendor, device_model, browser, browser_version,
        engine, engine_version, os, os_version, cpu_architecture, ua, bot, way < 5, referer,
        CASE WHEN referrer = 0 THEN referer ELSE 'https://www.' || referer
          || CASE page % 3 WHEN 0 THEN '/' WHEN 1 THEN '/p/' || (page // 3 % 60) ELSE '/p/' || (page // 30) || '?q=' || h2 % 100000 END END,
        CASE WHEN way < 5 THEN 'qr' WHEN way < 6 THEN 'deeplink' WHEN way < 8 THEN 'pageview' ELSE 'link' END,
        CASE WHEN fate < 6 THEN 'user-agent' WHEN fate < 7 THEN 'datacenter' WHEN fate < 8 THEN 'head'
          WHEN fate < 14 THEN 'repeat' END
      FROM placed JOIN links USING (link)
        JOIN (SELECT city_id, continent, country, region, city AS city_name, latitude, longitude FROM places) USING (city_id)
        JOIN agents USING (agent) JOIN referrers USING (referrer)
      """;

  private ClickGenerator() {}

  static void fill(Session session, Scene scene) throws SQLException {
    Vocabulary.create(session, scene);
    for (var first = 1L; first <= scene.clicks(); first += CHUNK) {
      session.execute(
          sql(
              INSERT,
              scene.clicks(),
              scene.links(),
              scene.linksOfFirst(),
              scene.days(),
              ClickTable.micros(scene.start()),
              scene.seed(),
              first,
              Math.min(first + CHUNK, scene.clicks() + 1)));
    }
    session.execute(sql("UPDATE position SET sequence = ?", scene.clicks()));
    session.execute(sql("CHECKPOINT"));
  }
}
