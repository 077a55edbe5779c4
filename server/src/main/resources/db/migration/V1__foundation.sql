-- Identity -----------------------------------------------------------------------------------------------------------

create table workspaces (
  id           text primary key,
  name         text        not null,
  slug         text        not null,
  logo         text,
  -- Optional operator limits; null means unlimited (decision 1).
  links_limit  bigint,
  usage_limit  bigint,
  -- Folds of the journal and of the links table (A8, LNK-34).
  usage        bigint      not null default 0,
  total_clicks bigint      not null default 0,
  links_usage  bigint      not null default 0,
  total_links  bigint      not null default 0,
  created_at   timestamptz not null,
  updated_at   timestamptz not null
);
create unique index workspaces_slug on workspaces (lower(slug));

create table users (
  id            text primary key,
  email         text,
  name          text,
  image         text,
  is_machine    boolean     not null default false,
  -- Argon2id; null for machine users and people who sign in elsewhere.
  password_hash text,
  created_at    timestamptz not null
);
create unique index users_email on users (lower(email));

create table memberships (
  workspace_id text        not null references workspaces on delete cascade,
  user_id      text        not null references users on delete cascade,
  role         text        not null check (role in ('owner', 'member', 'viewer', 'billing')),
  created_at   timestamptz not null,
  primary key (workspace_id, user_id)
);
create index memberships_user on memberships (user_id);

create table api_keys (
  id           text primary key,
  workspace_id text        not null references workspaces on delete cascade,
  user_id      text        not null references users on delete cascade,
  name         text        not null,
  -- Hex SHA-256 of the whole key; the key itself is shown once and never stored (b.1).
  hashed_key   text        not null unique,
  partial_key  text        not null,
  -- Null means every permission of the user's role (b.4).
  scopes       text[],
  expires_at   timestamptz,
  last_used    timestamptz,
  created_at   timestamptz not null
);
create index api_keys_workspace on api_keys (workspace_id);

create table sessions (
  token_hash text primary key,
  user_id    text        not null references users on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index sessions_user on sessions (user_id);
create index sessions_expiry on sessions (expires_at);

-- Values of this installation, such as the default domain it was last started with.
create table settings (
  name  text primary key,
  value text not null
);

-- Links --------------------------------------------------------------------------------------------------------------

create table domains (
  id              text primary key,
  slug            text        not null,
  -- Null for a domain that every workspace may use.
  project_id      text references workspaces on delete cascade,
  verified        boolean     not null default false,
  is_primary      boolean     not null default false,
  archived        boolean     not null default false,
  case_sensitive  boolean     not null default false,
  placeholder     text,
  expired_url     text,
  not_found_url   text,
  created_at      timestamptz not null,
  updated_at      timestamptz not null
);
create unique index domains_slug on domains (lower(slug));
create index domains_project on domains (project_id);
create unique index domains_primary on domains (project_id) where is_primary;

create table links (
  id                text primary key,
  domain            text        not null,
  key               text        not null,
  -- The key as it is looked up: lower case unless the domain is case-sensitive (RED-6).
  folded_key        text        not null,
  url               text        not null,
  short_link        text        not null,
  archived          boolean     not null default false,
  expires_at        timestamptz,
  expired_url       text,
  disabled_at       timestamptz,
  -- AES-GCM with the server's key (decision 8).
  password          bytea,
  track_conversion  boolean     not null default false,
  proxy             boolean     not null default false,
  title             text,
  description       text,
  image             text,
  video             text,
  utm_source        text,
  utm_medium        text,
  utm_campaign      text,
  utm_term          text,
  utm_content       text,
  rewrite           boolean     not null default false,
  do_index          boolean     not null default false,
  ios               text,
  android           text,
  geo               jsonb,
  test_variants     jsonb,
  test_started_at   timestamptz,
  test_completed_at timestamptz,
  user_id           text,
  project_id        text references workspaces on delete cascade,
  folder_id         text,
  program_id        text,
  partner_id        text,
  external_id       text,
  tenant_id         text,
  public_stats      boolean     not null default false,
  comments          text,
  retention_cleanup_disabled_at timestamptz,
  -- Folds of counted clicks (A8); leads and sales follow.
  clicks            bigint      not null default 0,
  last_clicked      timestamptz,
  leads             bigint      not null default 0,
  conversions       bigint      not null default 0,
  sales             bigint      not null default 0,
  sale_amount       bigint      not null default 0,
  created_at        timestamptz not null,
  updated_at        timestamptz not null
);
create unique index links_domain_key on links (domain, folded_key);
create unique index links_external_id on links (project_id, lower(external_id)) where external_id is not null;
create index links_project_created on links (project_id, created_at desc, id desc);
create index links_project_id on links (project_id, id desc);
create index links_project_tenant on links (project_id, tenant_id) where tenant_id is not null;

-- Clicks -------------------------------------------------------------------------------------------------------------

-- How far each consumer's effects on this database follow the journal; written in the transaction of the effect.
create table journal_positions (
  consumer text primary key,
  sequence bigint not null
);
insert into journal_positions (consumer, sequence) values ('counters', 0);
