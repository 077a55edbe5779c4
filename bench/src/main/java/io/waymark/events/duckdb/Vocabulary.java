package io.waymark.events.duckdb;

import static io.waymark.events.duckdb.Sql.sql;

import java.sql.SQLException;

/** Temporary tables of what visits are made of: places, agents, referrers and links. */
final class Vocabulary {

  private Vocabulary() {}

  static void create(Session session, Scene scene) throws SQLException {
    places(session);
    agents(session);
    referrers(session);
    links(session, scene);
  }

  /** Cities by number, and 4096 slots to draw a country from, the busiest having most. */
  private static void places(Session session) throws SQLException {
    session.execute(
        sql(
            """
            CREATE TEMP TABLE countries AS
            WITH named AS (
              SELECT split_part(part, ':', 1) AS continent, unnest(string_split(split_part(part, ':', 2), ' ')) AS country
              FROM (SELECT unnest(string_split(?, ';')) AS part)),
            ranked AS (
              SELECT *, row_number() OVER (
                ORDER BY coalesce(list_position(string_split(?, ' '), country), 1000), hash(country)) AS rank
              FROM named)
            SELECT continent, country, rank, greatest(4, 3000 // rank) AS cities,
              coalesce(sum(greatest(4, 3000 // rank)) OVER (
                ORDER BY rank ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)::BIGINT AS first_city
            FROM ranked
            """,
            Countries.BY_CONTINENT.strip(),
            Countries.BUSIEST));
    session.execute(
        sql(
            """
            CREATE TEMP TABLE country_slots AS
            SELECT slot, c.first_city, c.cities
            FROM (SELECT slot, least(200, floor(200 ** ((slot + 0.5) / 4096)))::BIGINT AS rank
              FROM range(4096) r(slot)) JOIN countries c USING (rank)
            """));
    session.execute(
        sql(
            """
            CREATE TEMP TABLE places AS
            SELECT first_city + n AS city_id, continent, country,
              CASE WHEN n % 23 = 22 THEN 'Unknown'
                ELSE chr((65 + hash(country, n % 17) % 26)::INTEGER) || chr((65 + hash(n % 17, country) % 26)::INTEGER)
              END AS region,
              CASE WHEN n % 29 = 28 THEN 'Unknown' ELSE
                ['New ', 'Port ', 'San ', 'Saint ', 'Upper ', 'East ', 'Bad ', ''][1 + (hash(n, country) % 8)::INTEGER]
                || ['Alder', 'Birken', 'Cor', 'Dun', 'Elm', 'Fair', 'Glen', 'Hol', 'Iver', 'Kirk', 'Lang', 'Mar', 'Nor']
                  [1 + (hash(country, n, 2) % 13)::INTEGER]
                || ['ville', 'stadt', 'ton', 'burgh', 'mouth', 'bridge', 'grad', 'pur', 'abad', 'haven']
                  [1 + (hash(country, n, 3) % 10)::INTEGER]
                || CASE WHEN n < 40 THEN '' ELSE ' ' || (n // 40) END
              END AS city,
              printf('%.4f', (hash(country, n, 4) % 1400000)::DOUBLE / 10000 - 70) AS latitude,
              printf('%.4f', (hash(country, n, 5) % 3600000)::DOUBLE / 10000 - 180) AS longitude
            FROM (SELECT *, unnest(range(cities)) AS n FROM countries)
            """));
  }

  /** People's agents have numbers from 0, the usual first; machines' have negative ones. */
  private static void agents(Session session) throws SQLException {
    session.execute(
        sql(
            """
            CREATE TEMP TABLE agents AS
            WITH kinds (kind, device, device_vendor, device_model, browser, engine, os, os_versions, cpu_architecture,
                first_version, template) AS (VALUES
              (0, 'Mobile', 'Apple', 'iPhone', 'Mobile Safari', 'WebKit', 'iOS', ['18.1', '17.6', '16.7'], 'Unknown', 15,
                'Mozilla/5.0 (iPhone; CPU iPhone OS {o} like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) \
            Version/{v}.0 Mobile/15E148 Safari/604.1'),
              (1, 'Desktop', 'Unknown', 'Unknown', 'Chrome', 'Blink', 'Windows', ['10', '11'], 'amd64', 120,
                'Mozilla/5.0 (Windows NT {o}; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{v}.0.0.0 Safari/537.36'),
              (2, 'Mobile', 'Samsung', 'SM-S918B', 'Mobile Chrome', 'Blink', 'Android', ['15', '14', '13'], 'Unknown', 120,
                'Mozilla/5.0 (Linux; Android {o}; SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{v}.0.0.0 Mobile Safari/537.36'),
              (3, 'Desktop', 'Apple', 'Macintosh', 'Chrome', 'Blink', 'Mac OS', ['10.15.7', '14.5'], 'Unknown', 120,
                'Mozilla/5.0 (Macintosh; Intel Mac OS X {o}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{v}.0.0.0 Safari/537.36'),
              (4, 'Desktop', 'Apple', 'Macintosh', 'Safari', 'WebKit', 'Mac OS', ['10.15.7', '15.1'], 'Unknown', 15,
                'Mozilla/5.0 (Macintosh; Intel Mac OS X {o}) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/{v}.1 Safari/605.1.15'),
              (5, 'Mobile', 'Xiaomi', 'Redmi Note 12', 'Mobile Chrome', 'Blink', 'Android', ['13', '12'], 'Unknown', 120,
                'Mozilla/5.0 (Linux; Android {o}; Redmi Note 12) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{v}.0.0.0 Mobile Safari/537.36'),
              (6, 'Desktop', 'Unknown', 'Unknown', 'Edge', 'Blink', 'Windows', ['10', '11'], 'amd64', 120,
                'Mozilla/5.0 (Windows NT {o}; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{v}.0.0.0 Safari/537.36 Edg/{v}.0.0.0'),
              (7, 'Desktop', 'Unknown', 'Unknown', 'Firefox', 'Gecko', 'Linux', ['Unknown'], 'amd64', 118,
                'Mozilla/5.0 (X11; Linux x86_64; rv:{v}.0) Gecko/20100101 Firefox/{v}.0'),
              (8, 'Mobile', 'Samsung', 'SM-A546E', 'Samsung Internet', 'Blink', 'Android', ['14', '13'], 'Unknown', 20,
                'Mozilla/5.0 (Linux; Android {o}; SM-A546E) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/{v}.0 Mobile Safari/537.36'),
              (9, 'Tablet', 'Apple', 'iPad', 'Mobile Safari', 'WebKit', 'iOS', ['17.6', '16.7'], 'Unknown', 15,
                'Mozilla/5.0 (iPad; CPU OS {o} like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/{v}.0 Mobile/15E148 Safari/604.1'),
              (10, 'Mobile', 'Apple', 'iPhone', 'Instagram', 'WebKit', 'iOS', ['18.1', '17.6'], 'Unknown', 300,
                'Mozilla/5.0 (iPhone; CPU iPhone OS {o} like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram {v}.0.0.29'),
              (11, 'Smarttv', 'LG', 'WEBOS23', 'LG Browser', 'Blink', 'webOS', ['Unknown'], 'Unknown', 94,
                'Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{v}.0.0.0 Safari/537.36 WebAppManager'))
            SELECT row_number() OVER (ORDER BY kind * 0.7 + v * 1.1 + o, kind) - 1 AS agent, device, device_vendor, device_model,
              browser, (first_version + v) || '.0.0.0' AS browser_version, engine, (first_version + v) || '.0.0.0' AS engine_version,
              os, os_versions[o] AS os_version, cpu_architecture, false AS bot,
              replace(replace(template, '{v}', (first_version + v)::VARCHAR), '{o}', os_versions[o]) AS ua
            FROM kinds, range(12) versions(v), LATERAL (SELECT unnest(range(1, len(os_versions) + 1)) AS o)
            UNION ALL
            SELECT -1 - n, 'Desktop', 'Unknown', 'Unknown', 'Unknown', 'Unknown', 'Unknown', 'Unknown', 'Unknown', 'Unknown',
              'Unknown', true, 'Mozilla/5.0 (compatible; ' || ['Googlebot', 'bingbot', 'AhrefsBot', 'Slackbot', 'facebookexternalhit']
                [1 + n % 5] || '/' || (1 + n // 5) || '.0; +http://bots.example/' || n || ')'
            FROM range(20) machines(n)
            """));
  }

  /** Referrers from 1, the usual first; 0 stands for none. */
  private static void referrers(Session session) throws SQLException {
    session.execute(
        sql(
            """
            CREATE TEMP TABLE referrers AS
            SELECT 0 AS referrer, '(direct)' AS referer
            UNION ALL
            SELECT n, coalesce(['google.com', 't.co', 'facebook.com', 'linkedin.com', 'instagram.com', 'youtube.com', 'reddit.com',
              'bing.com', 'news.ycombinator.com', 'github.com'][n], 'site' || n || '.example')
            FROM range(1, 2001) hosts(n)
            """));
  }

  /** Links by rank within their side: the first workspace's, and everybody else's from there on. */
  private static void links(Session session, Scene scene) throws SQLException {
    session.execute(
        sql(
            """
            CREATE TEMP TABLE links AS
            WITH scene AS (SELECT ?::BIGINT AS of_first, ?::BIGINT AS workspaces),
            ranks AS (
              SELECT n, hash(n, 77) AS h,
                CASE WHEN n <= of_first THEN 0 ELSE 1 + (n * n) % (workspaces - 1) END AS workspace
              FROM range(1, ?::BIGINT + 1) r(n), scene)
            SELECT n AS link, 'link_' || lpad(n::VARCHAR, 25, '0') AS link_id, 'ws_' || lpad(workspace::VARCHAR, 25, '0') AS workspace_id,
              'go' || (workspace * 3 + h % 3) || '.example' AS domain, 'k' || substr(md5(n::VARCHAR), 1, 7) AS key,
              h % 5 = 0 AS tracked, h % 10 < 7 AS tagged,
              'https://www.shop' || workspace || '.example/products/' || (h % 5000)
                || CASE WHEN h % 10 < 7 THEN
                  '?utm_source=' || ['newsletter', 'twitter', 'linkedin', 'google', 'partner+site'][1 + (h // 10 % 5)::INTEGER]
                  || '&utm_medium=' || ['email', 'social', 'cpc', 'affiliate'][1 + (h // 50 % 4)::INTEGER]
                  || '&utm_campaign=campaign-' || (h // 200 % 400)
                  || CASE WHEN h // 7 % 5 = 0 THEN '&utm_term=term-' || (h // 11 % 300) || '&utm_content=banner%20' || (h // 13 % 40)
                    ELSE '' END
                ELSE '' END AS url
            FROM ranks
            """,
            scene.linksOfFirst(), (long) scene.workspaces(), scene.links()));
  }
}
