-- Who people are at the OpenID provider: an issuer's subject never changes hands, addresses do.
create table user_identities (
  issuer     text        not null,
  subject    text        not null,
  user_id    text        not null references users on delete cascade,
  created_at timestamptz not null,
  primary key (issuer, subject)
);
-- An account is one person's at an issuer, even if somebody else gets that person's address.
create unique index user_identities_user on user_identities (user_id, issuer);

-- Browsers that were sent to the provider and have not come back; each may come back once.
create table provider_visits (
  -- Hex SHA-256 of what the provider has to bring back.
  state_hash   text        primary key,
  -- Hex SHA-256 of the cookie that the same browser has to show.
  browser_hash text        not null,
  expires_at   timestamptz not null
);
create index provider_visits_age on provider_visits (expires_at);

-- Whether the operator's mapping of groups made the membership, and so may change and end it.
alter table memberships add column by_group boolean not null default false;
