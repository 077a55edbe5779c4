-- Members, invitations, sessions that can be told apart, mailed credentials and second factors.

-- Optional operator limit; null means unlimited (decision 1).
alter table workspaces add column users_limit bigint;

-- Names a workspace had in addresses: they still lead to it, so nobody else may take them.
create table workspace_slugs (
  slug         text primary key check (slug = lower(slug)),
  workspace_id text        not null references workspaces on delete cascade,
  created_at   timestamptz not null
);
create index workspace_slugs_workspace on workspace_slugs (workspace_id, created_at);

create table invites (
  id           text primary key,
  workspace_id text        not null references workspaces on delete cascade,
  email        text        not null,
  role         text        not null check (role in ('owner', 'member', 'viewer', 'billing')),
  -- Hex SHA-256 of the token in the link; the link is shown or mailed once.
  token_hash   text        not null unique,
  -- Whether the link went to the address by mail, so that whoever has it reads that mailbox.
  mailed       boolean     not null,
  user_id      text references users on delete set null,
  created_at   timestamptz not null,
  expires_at   timestamptz not null
);
create unique index invites_address on invites (workspace_id, lower(email));
create index invites_email on invites (lower(email));

alter table users
  -- When somebody showed that they read the mails sent to the address; null if nobody has.
  add column email_verified_at timestamptz;

alter table sessions
  add column id             text,
  add column user_agent     text,
  add column address        text,
  add column last_seen_at   timestamptz,
  add column renewed_at     timestamptz,
  -- What the cookie was before it was renewed; calls under way may still carry it.
  add column previous_hash  text,
  add column previous_until timestamptz;
update sessions set id = 'ses_' || left(md5(token_hash), 25), last_seen_at = created_at, renewed_at = created_at;
alter table sessions
  alter column id set not null,
  alter column last_seen_at set not null,
  alter column renewed_at set not null;
create unique index sessions_id on sessions (id);
create unique index sessions_previous on sessions (previous_hash) where previous_hash is not null;

-- Single-use credentials that travel by mail.
create table mailed_tokens (
  token_hash text primary key,
  user_id    text        not null references users on delete cascade,
  purpose    text        not null check (purpose in ('sign-in', 'password', 'email')),
  -- The address the token proves: the account's, or the one it is to get.
  email      text        not null,
  expires_at timestamptz not null
);
create unique index mailed_tokens_one on mailed_tokens (user_id, purpose);
create index mailed_tokens_expiry on mailed_tokens (expires_at);

create table second_factors (
  user_id      text primary key references users on delete cascade,
  -- Sealed with the server's key.
  secret       bytea       not null,
  -- Null until a first code was shown; until then it is not asked for.
  confirmed_at timestamptz,
  -- The time step of the last code that was used: no code works twice.
  last_step    bigint      not null default 0
);

create table recovery_codes (
  user_id   text not null references users on delete cascade,
  code_hash text not null,
  primary key (user_id, code_hash)
);
