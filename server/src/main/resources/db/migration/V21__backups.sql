-- Which contents of the event store belong to this database: those it has, or those that a restore left aside in it
-- under this number. One row.
create table event_generation (
  single     boolean primary key default true check (single),
  generation bigint  not null
);
insert into event_generation (generation) values (0);

-- What became of scheduled backups, so that servers that share this database make each once. One row.
create table backup_runs (
  single       boolean     primary key default true check (single),
  -- The last moment of the schedule that somebody took care of.
  slot         timestamptz,
  succeeded_at timestamptz,
  -- Of the last one that succeeded.
  name         text,
  bytes        bigint,
  milliseconds bigint,
  failed_at    timestamptz,
  -- Why the last one failed, in words for operators.
  problem      text
);
insert into backup_runs default values;
