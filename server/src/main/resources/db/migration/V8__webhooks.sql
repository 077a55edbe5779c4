-- What happened, written in the transaction of the change, until somebody has taken it in. Payloads are sealed with the
-- server's key: they hold what links hold, passwords among it. Rows are many and short-lived, so nothing is checked: what is left
-- of a workspace that was deleted is taken out like everything else.
create table outbox (
  id           bigint generated always as identity primary key,
  workspace_id text        not null,
  topic        text        not null,
  payload      bytea       not null,
  created_at   timestamptz not null
);

create table webhooks (
  id                   text primary key,
  project_id           text        not null references workspaces on delete cascade,
  -- Who made it; null once they are gone.
  user_id              text references users on delete set null,
  name                 text        not null,
  url                  text        not null,
  -- Signs what is sent; sealed with the server's key.
  secret               bytea       not null,
  triggers             text[]      not null,
  -- Whose clicks it is told of; only with the trigger link.clicked.
  link_scope           text check (link_scope in ('workspace', 'folders', 'links')),
  -- The integration it belongs to, if any.
  installation_id      text,
  consecutive_failures integer     not null default 0,
  last_failed_at       timestamptz,
  disabled_at          timestamptz,
  created_at           timestamptz not null,
  updated_at           timestamptz not null
);
create unique index webhooks_url on webhooks (project_id, md5(url));
create index webhooks_clicked on webhooks (project_id) where disabled_at is null and 'link.clicked' = any (triggers);

create table webhook_links (
  webhook_id text not null references webhooks on delete cascade,
  link_id    text not null references links on delete cascade,
  primary key (webhook_id, link_id)
);
create index webhook_links_link on webhook_links (link_id);

-- What a link was to its old workspace it is not to the new one (LNK-65, DOM-8).
create function forget_webhooks_of_moved_link() returns trigger language plpgsql as $$
begin
  delete from webhook_links where link_id = new.id;
  return null;
end $$;
create trigger forget_webhooks_of_moved_link after update of project_id on links for each row
  when (old.project_id is distinct from new.project_id)
  execute function forget_webhooks_of_moved_link();

create table webhook_folders (
  webhook_id text not null references webhooks on delete cascade,
  folder_id  text not null references folders on delete cascade,
  primary key (webhook_id, folder_id)
);
create index webhook_folders_folder on webhook_folders (folder_id);

-- Who wants to hear of what: whatever writes to the outbox asks here first. Further readers of the outbox add themselves to these
-- views.
create view outbox_interests (workspace_id, topic) as
  select w.project_id, t.topic
  from webhooks w cross join unnest(w.triggers) as t (topic)
  where w.disabled_at is null;

-- The same of clicks, which are many: a subject is the id of the link or the folder whose clicks are wanted; null means any. Asked
-- with every batch, and answered by the index webhooks_clicked.
create view outbox_click_interests (workspace_id, subject) as
  select w.project_id, null::text
  from webhooks w
  where w.disabled_at is null and 'link.clicked' = any (w.triggers) and w.link_scope = 'workspace'
  union all
  select w.project_id, l.link_id
  from webhooks w join webhook_links l on l.webhook_id = w.id
  where w.disabled_at is null and 'link.clicked' = any (w.triggers) and w.link_scope = 'links'
  union all
  select w.project_id, f.folder_id
  from webhooks w join webhook_folders f on f.webhook_id = w.id
  where w.disabled_at is null and 'link.clicked' = any (w.triggers) and w.link_scope = 'folders';

-- One event on its way to one webhook.
create table webhook_deliveries (
  id         text primary key,
  project_id text        not null references workspaces on delete cascade,
  webhook_id text        not null references webhooks on delete cascade,
  -- Shared by all webhooks that are told of the event.
  event_id   text        not null,
  event      text        not null,
  url        text        not null,
  -- What is sent, sealed, and its signature: the same in every attempt.
  body       bytea       not null,
  signature  text        not null,
  attempts   integer     not null default 0,
  -- When it is tried next; while somebody tries, when others may take them for dead.
  due_at     timestamptz not null,
  -- Who is trying.
  lease      text,
  delivered  boolean,
  done_at    timestamptz,
  created_at timestamptz not null
);
create index webhook_deliveries_due on webhook_deliveries (webhook_id, due_at) where done_at is null;
create index webhook_deliveries_done on webhook_deliveries (done_at) where done_at is not null;
create index webhook_deliveries_webhook on webhook_deliveries (webhook_id);
create index webhook_deliveries_project on webhook_deliveries (project_id);

-- The log: what came of each attempt.
create table webhook_attempts (
  id            bigint generated always as identity primary key,
  project_id    text        not null references workspaces on delete cascade,
  webhook_id    text        not null references webhooks on delete cascade,
  delivery_id   text        not null references webhook_deliveries on delete cascade,
  -- 503 if nobody answered.
  http_status   integer     not null,
  response_body text        not null,
  created_at    timestamptz not null
);
create index webhook_attempts_webhook on webhook_attempts (webhook_id, id desc);
create index webhook_attempts_delivery on webhook_attempts (delivery_id);
create index webhook_attempts_project on webhook_attempts (project_id);

-- What the workspace is to be told of a webhook.
create table webhook_notices (
  id         text primary key,
  project_id text        not null references workspaces on delete cascade,
  webhook_id text        not null references webhooks on delete cascade,
  kind       text        not null check (kind in ('created', 'failing', 'disabled')),
  failures   integer     not null,
  created_at timestamptz not null
);
create index webhook_notices_webhook on webhook_notices (webhook_id, created_at desc);
create index webhook_notices_project on webhook_notices (project_id);
create index webhook_notices_age on webhook_notices (created_at);
