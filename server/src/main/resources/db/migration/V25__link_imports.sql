-- Tokens of other link services that somebody handed over to import links with (IMP-3, IMP-4, IMP-5), sealed with the server's key.
-- Each goes with the end of the import, or after a day.
create table link_service_tokens (
  project_id text        not null references workspaces on delete cascade,
  user_id    text        not null references users on delete cascade,
  service    text        not null check (service in ('bitly', 'rebrandly', 'short')),
  token      bytea       not null,
  expires_at timestamptz not null,
  primary key (project_id, user_id, service)
);
create index link_service_tokens_user on link_service_tokens (user_id);
create index link_service_tokens_age on link_service_tokens (expires_at);

-- Imports from other services: what was ordered, and how far each has come.
create table link_imports (
  id            text primary key,
  project_id    text        not null references workspaces on delete cascade,
  -- In whose name links are made.
  user_id       text        not null references users on delete cascade,
  service       text        not null check (service in ('bitly', 'rebrandly', 'short')),
  dry_run       boolean     not null,
  folder_id     text,
  import_tags   boolean     not null,
  -- Only links made after it.
  created_after timestamptz,
  -- The domains whose links are read, one after the other: a list of {id, domain, links}.
  sources       jsonb       not null,
  state         text        not null check (state in ('running', 'done', 'cancelled', 'failed')),
  -- Which of the sources is being read, and where its next page begins; null for its first.
  place         integer     not null default 0,
  cursor        text,
  -- How many pages were read, and a cursor from the way: who comes by it again goes in a circle.
  pages         integer     not null default 0,
  landmark      text,
  made          bigint      not null default 0,
  skipped       bigint      not null default 0,
  refused       bigint      not null default 0,
  added_domains text[]      not null default '{}',
  -- Why it waits, or why it failed.
  problem       text,
  -- How often in a row the next page could not be had.
  attempts      integer     not null default 0,
  -- When it goes on; while somebody works on it, when others may take them for dead.
  due_at        timestamptz not null,
  -- Who is working on it.
  lease         text,
  created_at    timestamptz not null,
  updated_at    timestamptz not null,
  ended_at      timestamptz
);
create unique index link_imports_running on link_imports (project_id, service) where state = 'running';
create index link_imports_due on link_imports (due_at) where state = 'running';
create index link_imports_project on link_imports (project_id, created_at desc);
create index link_imports_user on link_imports (user_id);

-- What became of links, of each outcome the first ones.
create table link_import_rows (
  import_id text   not null references link_imports on delete cascade,
  line      bigint not null,
  link      text   not null,
  outcome   text   not null check (outcome in ('imported', 'skipped', 'failed')),
  error     text,
  primary key (import_id, line)
);
