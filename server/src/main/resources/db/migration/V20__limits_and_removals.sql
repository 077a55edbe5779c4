-- How often somebody called, where several servers count together. Lost in a crash of PostgreSQL, as
-- counts in memory are; not written ahead, so that counting waits for no disk.
create unlogged table call_windows (
  -- Who called what: a keyed digest, so that no key and no address lies here.
  caller    text   primary key,
  -- The beginning of the window, in epoch milliseconds.
  opened_at bigint not null,
  -- Calls in it, and in the one before.
  calls     int    not null,
  previous  int    not null,
  -- When neither counts any more, in epoch milliseconds.
  ends_at   bigint not null
) with (fillfactor = 50);
create index call_windows_ended on call_windows (ends_at);

-- Workspaces that are gone, and whose events every server still has to remove from its own event store.
create table removals (
  workspace_id text        primary key,
  at           timestamptz not null
);
create index removals_age on removals (at);

-- A target may be longer than what an index takes.
drop index audit_entries_target;
create index audit_entries_target on audit_entries (project_id, left(target, 200)) where target is not null;
