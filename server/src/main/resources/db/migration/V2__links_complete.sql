-- Everything around links: tags, folders, UTM templates, dashboards, images, and what domains carry.

create extension if not exists pg_trgm;
create extension if not exists btree_gin;

-- Optional operator limits; null means unlimited (decision 1).
alter table workspaces
  add column domains_limit bigint,
  add column tags_limit    bigint,
  add column folders_limit bigint;

-- Tags ---------------------------------------------------------------------------------------------------------------

create table tags (
  id         text primary key,
  project_id text        not null references workspaces on delete cascade,
  name       text        not null,
  color      text        not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index tags_name on tags (project_id, lower(name));

create table link_tags (
  link_id  text    not null references links on delete cascade,
  tag_id   text    not null references tags on delete cascade,
  -- The order of the request (LNK-32).
  position integer not null,
  primary key (link_id, tag_id)
);
create index link_tags_tag on link_tags (tag_id, link_id);

-- Folders ------------------------------------------------------------------------------------------------------------

create table folders (
  id           text primary key,
  project_id   text        not null references workspaces on delete cascade,
  name         text        not null,
  description  text,
  type         text        not null default 'default' check (type in ('default', 'mega')),
  -- What members may do who have no role of their own; null means nothing (FLD-6).
  access_level text check (access_level in ('write', 'read')),
  created_at   timestamptz not null,
  updated_at   timestamptz not null
);
create unique index folders_name on folders (project_id, lower(name));

create table folder_users (
  folder_id  text        not null references folders on delete cascade,
  user_id    text        not null references users on delete cascade,
  -- Null shuts the user out whatever the access level is.
  role       text check (role in ('owner', 'editor', 'viewer')),
  created_at timestamptz not null,
  primary key (folder_id, user_id)
);
create index folder_users_user on folder_users (user_id);

create table folder_access_requests (
  id         text primary key,
  folder_id  text        not null references folders on delete cascade,
  user_id    text        not null references users on delete cascade,
  created_at timestamptz not null,
  unique (folder_id, user_id)
);

alter table memberships add column default_folder_id text references folders on delete set null;

-- UTM templates ------------------------------------------------------------------------------------------------------

create table utm_templates (
  id           text primary key,
  project_id   text        not null references workspaces on delete cascade,
  user_id      text references users on delete set null,
  name         text        not null,
  utm_source   text,
  utm_medium   text,
  utm_campaign text,
  utm_term     text,
  utm_content  text,
  ref          text,
  created_at   timestamptz not null,
  updated_at   timestamptz not null
);
create unique index utm_templates_name on utm_templates (project_id, lower(name));

-- Links --------------------------------------------------------------------------------------------------------------

-- A folder that goes leaves its links behind (FLD-5).
alter table links add constraint links_folder foreign key (folder_id) references folders on delete set null;
create index links_folder on links (folder_id) where folder_id is not null;

-- Substrings of short link and destination, workspace by workspace (LNK-59).
create index links_search on links using gin (project_id, short_link gin_trgm_ops, url gin_trgm_ops);

-- Counters change with every click. Room on the page, and no index over them, keep these updates off the indexes.
alter table links set (fillfactor = 85);

-- Beginnings of keys, for searches too short for trigrams.
create index links_key_beginning on links (project_id, folded_key text_pattern_ops);

-- How many links there are, so that nobody has to count a million (LNK-62). Every change adds a row, which waits for nobody;
-- readers add the rows up, and put them together when they have become many.
create table link_counts (
  project_id text    not null,
  domain     text    not null,
  folder_id  text,
  user_id    text,
  archived   boolean not null,
  links      bigint  not null
);
create index link_counts_project on link_counts (project_id);

create function count_new_links() returns trigger language plpgsql as $$
begin
  insert into link_counts (project_id, domain, folder_id, user_id, archived, links)
  select project_id, domain, folder_id, user_id, archived, count(*)
  from changed where project_id is not null group by 1, 2, 3, 4, 5;
  return null;
end $$;

create function count_gone_links() returns trigger language plpgsql as $$
begin
  insert into link_counts (project_id, domain, folder_id, user_id, archived, links)
  select project_id, domain, folder_id, user_id, archived, -count(*)
  from changed where project_id is not null group by 1, 2, 3, 4, 5;
  return null;
end $$;

create function count_moved_link() returns trigger language plpgsql as $$
begin
  insert into link_counts (project_id, domain, folder_id, user_id, archived, links)
  select * from (values
    (old.project_id, old.domain, old.folder_id, old.user_id, old.archived, -1),
    (new.project_id, new.domain, new.folder_id, new.user_id, new.archived, 1)) as moved (project_id, domain, folder_id, user_id, archived, links)
  where project_id is not null;
  return null;
end $$;

create trigger count_new_links after insert on links referencing new table as changed
  for each statement execute function count_new_links();
create trigger count_gone_links after delete on links referencing old table as changed
  for each statement execute function count_gone_links();
create trigger count_moved_link after update on links for each row
  when ((old.project_id, old.domain, old.folder_id, old.user_id, old.archived)
    is distinct from (new.project_id, new.domain, new.folder_id, new.user_id, new.archived))
  execute function count_moved_link();

insert into link_counts (project_id, domain, folder_id, user_id, archived, links)
select project_id, domain, folder_id, user_id, archived, count(*)
from links where project_id is not null group by 1, 2, 3, 4, 5;

-- Upserts look for the destination (LNK-55); long ones do not fit an index.
create index links_project_url on links (project_id, md5(lower(url)));

create index links_domain on links (domain, id desc);

-- Statistics that anybody with the address may see (LNK-69).
create table dashboards (
  id               text primary key,
  link_id          text unique references links on delete cascade,
  folder_id        text unique references folders on delete cascade,
  project_id       text        not null references workspaces on delete cascade,
  user_id          text references users on delete set null,
  -- Sealed with the server's key, like those of links.
  password         bytea,
  show_conversions boolean     not null default true,
  do_index         boolean     not null default false,
  created_at       timestamptz not null,
  updated_at       timestamptz not null,
  check (num_nonnulls(link_id, folder_id) = 1)
);
create index dashboards_project on dashboards (project_id);

-- Pictures that callers uploaded; short enough to live here, and so in every backup.
create table images (
  id           text primary key,
  project_id   text references workspaces on delete cascade,
  content_type text        not null,
  bytes        bytea       not null,
  created_at   timestamptz not null
);

-- Domains ------------------------------------------------------------------------------------------------------------

alter table domains
  add column logo                       text,
  add column asset_links                jsonb,
  add column apple_app_site_association jsonb,
  add column deepview_data              jsonb,
  -- Proves in the DNS whose domain it is.
  add column verification_token         text,
  add column last_checked               timestamptz,
  -- Set by the operator (LNK-68).
  add column link_retention_days        integer check (link_retention_days > 0),
  -- For a domain of every workspace: the only hosts its links may lead to; null means any (LNK-16).
  add column allowed_hosts              text[];
