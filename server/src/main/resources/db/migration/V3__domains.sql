-- Links on their way with a domain that was renamed, given to another workspace, or deleted (DOM-4, DOM-5, DOM-8).
create table domain_moves (
  id           text primary key,
  from_slug    text        not null,
  -- Null when the links are deleted.
  to_slug      text,
  from_project text        not null references workspaces on delete cascade,
  to_project   text references workspaces on delete cascade,
  -- Whose links they become.
  user_id      text,
  created_at   timestamptz not null
);
create index domain_moves_from on domain_moves (from_slug);
create index domain_moves_to on domain_moves (to_slug);

-- Domains of every workspace that this one does not want to be offered (DOM-14).
alter table workspaces add column hidden_domains text[] not null default '{}';
