-- Deep links that visitors were about to open when they were offered the app instead; kept for an hour (RED-31).
create table deferred_links (
  -- A keyed hash of the visitor's address: the address itself is not kept.
  visitor    text        not null,
  domain     text        not null,
  key        text        not null,
  click_id   text        not null,
  link_id    text        not null,
  url        text        not null,
  created_at timestamptz not null,
  primary key (visitor, domain, key)
);
create index deferred_links_age on deferred_links (created_at);
