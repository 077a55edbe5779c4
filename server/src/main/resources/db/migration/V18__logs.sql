-- What callers of the API asked for and were answered, for as long as is configured.
create table api_requests (
  -- The request id that the caller was told.
  id           text        primary key,
  project_id   text        not null references workspaces on delete cascade,
  at           timestamptz not null,
  method       text        not null,
  path         text        not null,
  operation    text        not null,
  status       smallint    not null,
  -- Microseconds until the answer was ready to be sent.
  duration     bigint      not null,
  user_id      text        not null,
  -- The key's id, or how else the caller came in.
  credential   text        not null,
  address      text        not null,
  user_agent   text,
  query        text,
  -- Without secrets, and cut off where they are long.
  request_body text,
  answer_body  text
);
create index api_requests_newest on api_requests (project_id, id);
create index api_requests_age on api_requests (at);

-- Who changed what. Rows are only ever added, and removed when they are older than is configured.
create table audit_entries (
  id         text        primary key,
  project_id text        not null references workspaces on delete cascade,
  at         timestamptz not null,
  user_id    text        not null,
  credential text        not null,
  address    text        not null,
  request_id text        not null,
  action     text        not null,
  -- The id of what was changed; null if it is the workspace, or more than one thing.
  target     text,
  -- What was asked for, without secrets.
  changes    jsonb
);
create index audit_entries_newest on audit_entries (project_id, id);
create index audit_entries_target on audit_entries (project_id, target) where target is not null;
create index audit_entries_age on audit_entries (at);
