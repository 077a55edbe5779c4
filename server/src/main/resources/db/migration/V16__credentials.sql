-- API keys -----------------------------------------------------------------------------------------------------------

alter table api_keys
  add column updated_at     timestamptz,
  -- The secret before the last rotation, and until when it still opens.
  add column previous_hash  text unique,
  add column previous_until timestamptz,
  add constraint api_keys_previous check ((previous_hash is null) = (previous_until is null));
update api_keys set updated_at = created_at;
alter table api_keys alter column updated_at set not null;
create index api_keys_user on api_keys (user_id);

-- When a key was last made over the API: one in five seconds (b.1), on whatever server.
alter table workspaces add column last_key_at timestamptz;

-- A machine user is there for one key and goes with it, however the key goes.
create function forget_machine_user() returns trigger language plpgsql as $$
begin
  delete from users where id = old.user_id and is_machine;
  return null;
end $$;
create trigger forget_machine_user after delete on api_keys for each row execute function forget_machine_user();

-- Keys of a user that open each of their workspaces, of clients from before keys were a workspace's (b.1).
create table personal_keys (
  id          text        primary key,
  user_id     text        not null references users on delete cascade,
  name        text        not null,
  hashed_key  text        not null unique,
  partial_key text        not null,
  expires_at  timestamptz,
  last_used   timestamptz,
  created_at  timestamptz not null
);
create index personal_keys_user on personal_keys (user_id);

-- OAuth 2.0 (b.5) ----------------------------------------------------------------------------------------------------

create table oauth_apps (
  id                    text        primary key,
  workspace_id          text        not null references workspaces on delete cascade,
  -- Who made it, and may install it before it is verified.
  user_id               text        references users on delete set null,
  name                  text        not null,
  slug                  text        not null,
  developer             text        not null,
  website               text        not null,
  description           text,
  readme                text,
  logo                  text,
  screenshots           text[]      not null,
  install_url           text,
  redirect_uris         text[]      not null,
  client_id             text        not null unique,
  -- Null for an app that proves itself by PKCE alone.
  hashed_secret         text,
  partial_secret        text,
  pkce                  boolean     not null,
  verified              boolean     not null default false,
  created_at            timestamptz not null,
  updated_at            timestamptz not null
);
create unique index oauth_apps_slug on oauth_apps (lower(slug));
create index oauth_apps_workspace on oauth_apps (workspace_id);

-- An app that a user lets act for them in a workspace.
create table oauth_installations (
  id           text        primary key,
  app_id       text        not null references oauth_apps on delete cascade,
  workspace_id text        not null references workspaces on delete cascade,
  user_id      text        not null references users on delete cascade,
  scopes       text[]      not null,
  -- The hash of the code that its tokens came from.
  hashed_code  text        not null,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  unique (app_id, workspace_id, user_id)
);
create index oauth_installations_workspace on oauth_installations (workspace_id);
create index oauth_installations_user on oauth_installations (user_id);

-- Codes are kept a while after their use, so that one that comes again is recognised.
create table oauth_codes (
  hashed_code     text        primary key,
  app_id          text        not null references oauth_apps on delete cascade,
  workspace_id    text        not null references workspaces on delete cascade,
  user_id         text        not null references users on delete cascade,
  redirect_uri    text        not null,
  scopes          text[]      not null,
  code_challenge  text,
  -- Null until it is used.
  installation_id text        references oauth_installations on delete cascade,
  created_at      timestamptz not null,
  expires_at      timestamptz not null
);
create index oauth_codes_expiry on oauth_codes (expires_at);
create index oauth_codes_app on oauth_codes (app_id);
create index oauth_codes_workspace on oauth_codes (workspace_id);
create index oauth_codes_user on oauth_codes (user_id);
create index oauth_codes_installation on oauth_codes (installation_id);

-- Used ones stay for the same reason until they would have expired.
create table oauth_refresh_tokens (
  hashed_token    text        primary key,
  installation_id text        not null references oauth_installations on delete cascade,
  used            boolean     not null default false,
  created_at      timestamptz not null,
  expires_at      timestamptz not null
);
create index oauth_refresh_tokens_installation on oauth_refresh_tokens (installation_id);

-- Access tokens are API keys that belong to an installation; each has one at a time.
alter table api_keys add column installation_id text unique references oauth_installations on delete cascade;
