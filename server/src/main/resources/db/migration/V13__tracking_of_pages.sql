-- What pages show to report leads and sales (b.6). Everybody who reads a page knows it, so it is kept as it is; it says which
-- workspace is meant.
alter table workspaces add column publishable_key text;
create unique index workspaces_publishable_key on workspaces (publishable_key) where publishable_key is not null;

-- The hosts of pages that may report clicks, leads and sales: names, or names below *. ones; none for all.
alter table workspaces add column allowed_hostnames text[] not null default '{}';
